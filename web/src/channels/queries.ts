import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import {infiniteQueryOptions, queryOptions, useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {myId} from '../session/queries';

const PAGE = 200;
const MEMBERS = 50;

/** All channels of the user, of every team, by id. */
export const channelsQuery = queryOptions({
    queryKey: ['channels'],
    queryFn: async () => byKey((await api.getAllTeamsChannels()) as Channel[], (channel) => channel.id),
});

/** What the user has seen of each, by the channel's id. */
export const membershipsQuery = queryOptions({
    queryKey: ['memberships'],
    queryFn: async () => {
        const all: ChannelMembership[] = [];
        for (let page = 0, size = PAGE; size === PAGE; page++) {
            const part = await api.getAllChannelsMembers('me', page, PAGE);
            size = part.length;
            all.push(...part);
        }
        return byKey(all, (membership) => membership.channel_id);
    },
});

export function channelStatsQuery(channelId: string) {
    return queryOptions({queryKey: ['channel-stats', channelId], queryFn: () => api.getChannelStats(channelId)});
}

/** Who is in a channel, page by page. */
export function channelMembersQuery(channelId: string) {
    return infiniteQueryOptions({
        queryKey: ['channel-members', channelId],
        queryFn: ({pageParam}) => api.getProfilesInChannel(channelId, pageParam, MEMBERS),
        initialPageParam: 0,
        getNextPageParam: (last, pages) => (last.length === MEMBERS ? pages.length : undefined),
    });
}

export function useChannels(): Record<string, Channel> {
    return useQuery(channelsQuery).data ?? {};
}

export function useMemberships(): Record<string, ChannelMembership> {
    return useQuery(membershipsQuery).data ?? {};
}

/**
 * The channels of a team and the direct and group messages, as the sidebar shows them. A direct message that somebody else
 * opened, and nobody wrote in yet, is not among them unless it is open.
 */
export function useSidebarChannels(teamId: string, openId = ''): {team: Channel[]; personal: Channel[]} {
    const channels = useChannels();
    return useMemo(() => {
        const begun = (channel: Channel) =>
            channel.type !== 'D' || channel.total_msg_count > 0 || channel.creator_id === myId() || channel.id === openId;
        const all = Object.values(channels).filter((channel) => channel.delete_at === 0 && begun(channel));
        return {
            team: all.filter((channel) => channel.team_id === teamId)
                .sort((a, b) => a.display_name.localeCompare(b.display_name)),
            personal: all.filter((channel) => !channel.team_id)
                .sort((a, b) => b.last_post_at - a.last_post_at || a.id.localeCompare(b.id)),
        };
    }, [channels, teamId, openId]);
}

export function patchChannel(id: string, change: (channel: Channel) => Channel): void {
    queryClient.setQueryData(channelsQuery.queryKey, (all) =>
        all?.[id] ? {...all, [id]: change(all[id])} : all);
}

export function patchMembership(channelId: string, change: (membership: ChannelMembership) => ChannelMembership): void {
    queryClient.setQueryData(membershipsQuery.queryKey, (all) =>
        all?.[channelId] ? {...all, [channelId]: change(all[channelId])} : all);
}

export function keepChannel(channel: Channel): void {
    queryClient.setQueryData(channelsQuery.queryKey, (all) => all && {...all, [channel.id]: channel});
}

/** The user is no longer in the channel. */
export function dropChannel(id: string): void {
    queryClient.setQueryData(channelsQuery.queryKey, (all) => all && without(all, id));
    queryClient.setQueryData(membershipsQuery.queryKey, (all) => all && without(all, id));
}

/** The user is in other channels than before. */
export async function refetchChannels(): Promise<void> {
    await Promise.all([channelsQuery, membershipsQuery].map(({queryKey}) => queryClient.invalidateQueries({queryKey})));
}

export async function joinChannel(channel: Channel): Promise<void> {
    await api.addToChannel(myId(), channel.id);
    keepChannel(channel);
    await refetchChannels();
}

/** Everything in the channel counts as seen from now on. */
export function seeChannel(channelId: string, at: number): void {
    const channel = queryClient.getQueryData(channelsQuery.queryKey)?.[channelId];
    patchMembership(channelId, (membership) => ({
        ...membership,
        last_viewed_at: Math.max(at, membership.last_viewed_at),
        msg_count: channel?.total_msg_count ?? membership.msg_count,
        msg_count_root: channel?.total_msg_count_root ?? membership.msg_count_root,
        mention_count: 0,
        mention_count_root: 0,
    }));
}

function without<T>(all: Record<string, T>, gone: string): Record<string, T> {
    return Object.fromEntries(Object.entries(all).filter(([key]) => key !== gone));
}

function byKey<T>(all: T[], key: (each: T) => string): Record<string, T> {
    return Object.fromEntries(all.map((each) => [key(each), each]));
}
