import {Button, Group, Pill, PillsInput, ScrollArea, Stack, Text} from '@mantine/core';
import {useDebouncedValue} from '@mantine/hooks';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {keepPreviousData, useMutation, useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {useMe} from '../session/queries';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {PersonRow} from '../users/PersonRow';
import {channelPath} from './paths';
import {keepChannel, refetchChannels} from './queries';

/** A group has this many at the most besides the user. */
const MOST = 7;

export function StartDirect({team, opened, onClose}: {team: Team; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('direct.title')}>
            <People team={team} onClose={onClose} />
        </Dialog>
    );
}

function People({team, onClose}: {team: Team; onClose: () => void}) {
    const say = useText();
    const me = useMe();
    const navigate = useNavigate();
    const [chosen, setChosen] = useState<UserProfile[]>([]);
    const [term, setTerm] = useState('');
    const [searched] = useDebouncedValue(term.trim(), 150);
    const found = useQuery({
        queryKey: ['find-people', team.id, searched],
        queryFn: () => api.autocompleteUsers(searched, team.id, '', {limit: 50}),
        staleTime: 0,
        placeholderData: keepPreviousData,
    });
    const start = useMutation({
        mutationFn: () => {
            const ids = [me.id, ...chosen.map((user) => user.id)];
            return (ids.length === 2 ? api.createDirectChannel(ids) : api.createGroupChannel(ids)) as Promise<Channel>;
        },
        onSuccess: (channel) => {
            keepChannel(channel);
            refetchChannels();
            onClose();
            navigate(channelPath(team.name, channel));
        },
    });
    const others = (found.data?.users ?? []).filter((user) => !chosen.some((one) => one.id === user.id));
    return (
        <Stack>
            <PillsInput label={say('direct.to')} description={say('direct.hint', {most: MOST})}>
                <Pill.Group>
                    {chosen.map((user) => (
                        <Pill
                            key={user.id}
                            withRemoveButton
                            onRemove={() => setChosen(chosen.filter((one) => one.id !== user.id))}
                            removeButtonProps={{'aria-label': say('direct.remove', {name: user.username}), tabIndex: 0, 'aria-hidden': false}}
                        >
                            {user.username}
                        </Pill>
                    ))}
                    <PillsInput.Field
                        data-autofocus
                        aria-label={say('direct.to')}
                        value={term}
                        onChange={(event) => setTerm(event.currentTarget.value)}
                        onKeyDown={(event) => {
                            if (event.key === 'Backspace' && !term) {
                                setChosen(chosen.slice(0, -1));
                            }
                        }}
                    />
                </Pill.Group>
            </PillsInput>
            <Failure error={found.error ?? start.error} />
            <ScrollArea.Autosize mah="var(--u-list-height)" viewportProps={{tabIndex: 0}}>
                {chosen.length < MOST && others.map((user) => (
                    <PersonRow
                        key={user.id}
                        user={user}
                        action={say('direct.choose')}
                        onClick={() => {
                            setChosen([...chosen, user]);
                            setTerm('');
                        }}
                    />
                ))}
                {found.isSuccess && others.length === 0 && searched && <Text c="var(--u-text-soft)" p="sm">{say('search.none', {term: searched})}</Text>}
            </ScrollArea.Autosize>
            <Group justify="flex-end">
                <Button disabled={chosen.length === 0} loading={start.isPending} onClick={() => start.mutate()}>{say('direct.start')}</Button>
            </Group>
        </Stack>
    );
}
