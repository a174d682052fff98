import {Button, Group, ScrollArea, Stack, Text, TextInput, UnstyledButton} from '@mantine/core';
import {useDebouncedValue} from '@mantine/hooks';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {IconHash} from '@tabler/icons-react';
import {keepPreviousData, useInfiniteQuery, useMutation} from '@tanstack/react-query';
import {useState} from 'react';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from '../users/PersonRow.module.css';
import {channelPath} from './paths';
import {joinChannel, useChannels} from './queries';
import {useMayCreate} from './useMay';

const PAGE = 50;

interface Props {
    team: Team;
    opened: boolean;
    onClose: () => void;
    onCreate: () => void;
}

/** All public channels of the team; opening one joins it. */
export function BrowseChannels({team, opened, onClose, onCreate}: Props) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('browse.title')} large>
            <Browse team={team} onClose={onClose} onCreate={onCreate} />
        </Dialog>
    );
}

function Browse({team, onClose, onCreate}: Omit<Props, 'opened'>) {
    const say = useText();
    const navigate = useNavigate();
    const mine = useChannels();
    const mayCreate = useMayCreate(team.id);
    const [term, setTerm] = useState('');
    const [searched] = useDebouncedValue(term.trim(), 150);
    const found = useInfiniteQuery({
        queryKey: ['browse', team.id, searched],
        queryFn: async ({pageParam}) => (searched
            ? await api.searchChannels(team.id, searched)
            : await api.getChannels(team.id, pageParam, PAGE)) as Channel[],
        initialPageParam: 0,
        getNextPageParam: (last, pages) => (!searched && last.length === PAGE ? pages.length : undefined),
        staleTime: 0,
        placeholderData: keepPreviousData,
    });
    const channels = found.data?.pages.flat() ?? [];
    const open = (channel: Channel) => {
        onClose();
        void navigate(channelPath(team.name, channel));
    };
    const join = useMutation({mutationFn: joinChannel, onSuccess: (_done, channel) => open(channel)});
    return (
        <Stack>
            <Group align="flex-end">
                <TextInput className={classes.name} label={say('browse.find')} data-autofocus value={term} onChange={(event) => setTerm(event.currentTarget.value)} />
                {mayCreate.some && <Button variant="light" onClick={onCreate}>{say('create-channel.title')}</Button>}
            </Group>
            <Failure error={found.error ?? join.error} />
            <ScrollArea.Autosize mah="var(--u-list-height)" viewportProps={{tabIndex: 0}}>
                {channels.map((channel) => (
                    <UnstyledButton
                        key={channel.id}
                        className={classes.row}
                        onClick={() => (mine[channel.id] ? open(channel) : join.mutate(channel))}
                    >
                        <IconHash size={ICON.LARGE} aria-hidden />
                        <span className={classes.name}>
                            <Text span fw={600} size="sm">{channel.display_name}</Text>
                            {channel.purpose && <Text span size="sm" c="var(--u-text-soft)"> · {channel.purpose}</Text>}
                        </span>
                        <Text span size="sm" c="var(--u-link)">{mine[channel.id] ? say('browse.joined') : say('browse.join')}</Text>
                    </UnstyledButton>
                ))}
                {found.isSuccess && channels.length === 0 && <Text c="var(--u-text-soft)" p="sm">{say('search.none', {term: searched})}</Text>}
                {found.hasNextPage && (
                    <Button fullWidth variant="subtle" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>{say('action.more')}</Button>
                )}
            </ScrollArea.Autosize>
        </Stack>
    );
}
