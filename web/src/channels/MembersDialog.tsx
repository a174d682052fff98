import {Button, ScrollArea, Stack, Text, TextInput} from '@mantine/core';
import {useDebouncedValue} from '@mantine/hooks';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {keepPreviousData, useInfiniteQuery, useMutation, useQuery} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {PersonRow} from '../users/PersonRow';
import {channelMembersQuery} from './queries';
import {kindOf, useMay} from './useMay';
import {useOpenDirect} from './useOpenDirect';

/** Who is in a channel, and others of the team to add. */
export function MembersDialog({channel, team, opened, onClose}: {channel: Channel; team: Team; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('members.title')}>
            <Members channel={channel} team={team} onClose={onClose} />
        </Dialog>
    );
}

function Members({channel, team, onClose}: {channel: Channel; team: Team; onClose: () => void}) {
    const say = useText();
    const mayAdd = useMay(`manage_${kindOf(channel)}_channel_members`, channel);
    const [term, setTerm] = useState('');
    const [searched] = useDebouncedValue(term.trim(), 150);
    const members = useInfiniteQuery(channelMembersQuery(channel.id));
    const found = useQuery({
        queryKey: ['find-members', channel.id, searched],
        queryFn: () => api.autocompleteUsers(searched, channel.team_id, channel.id, {limit: 50}),
        enabled: searched !== '',
        staleTime: 0,
        placeholderData: keepPreviousData,
    });
    const add = useMutation({
        mutationFn: (userId: string) => api.addToChannel(userId, channel.id),
        onSuccess: () => Promise.all([members.refetch(), found.refetch()]),
    });
    const outside = mayAdd && channel.type !== 'G' ? found.data?.out_of_channel ?? [] : [];
    const inside = searched ? found.data?.users : members.data?.pages.flat();
    const openDirect = useOpenDirect(team.name);
    const open = (userId: string) => {
        onClose();
        openDirect.mutate(userId);
    };
    return (
        <Stack>
            <TextInput label={say('members.find')} data-autofocus value={term} onChange={(event) => setTerm(event.currentTarget.value)} />
            <Failure error={members.error ?? found.error ?? add.error} />
            <ScrollArea.Autosize mah="var(--u-list-height)" viewportProps={{tabIndex: 0}}>
                {inside?.map((user) => (
                    <PersonRow key={user.id} user={user} action={say('members.message')} onClick={() => open(user.id)} />
                ))}
                {!searched && members.hasNextPage && (
                    <Button fullWidth variant="subtle" onClick={() => void members.fetchNextPage()} loading={members.isFetchingNextPage}>{say('action.more')}</Button>
                )}
                {searched && outside.map((user) => (
                    <PersonRow key={user.id} user={user} action={say('members.add')} onClick={() => add.mutate(user.id)} />
                ))}
                {searched && found.isSuccess && !inside?.length && outside.length === 0 && (
                    <Text c="var(--u-text-soft)" p="sm">{say('search.none', {term: searched})}</Text>
                )}
            </ScrollArea.Autosize>
        </Stack>
    );
}
