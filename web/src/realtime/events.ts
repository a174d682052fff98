import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Post} from '@mattermost/types/posts';
import type {PreferenceType} from '@mattermost/types/preferences';
import type {UserProfile} from '@mattermost/types/users';

import {queryClient} from '../api/query';
import {patchChannel, patchMembership, refetchChannels, seeChannel} from '../channels/queries';
import {addPost, changePost, removePost} from '../posts/queries';
import {dropPreferences, keepPreferences} from '../preferences/queries';
import {clientConfigQuery, meQuery} from '../session/queries';
import {teamsQuery} from '../teams/queries';
import {keepUser, statusQuery, userQuery} from '../users/queries';
import {stopTyping, typing} from './typing';

/** An event of the WebSocket API, its data not yet looked at. */
export interface RawEvent {
    event: string;
    data: Record<string, unknown>;
    broadcast: {channel_id?: string; user_id?: string; team_id?: string};
}

/** What the server does not count among a channel's messages. */
const UNCOUNTED = /^system_(join|leave|add_to|remove_from)_(channel|team)$/;

type Handler = (data: Record<string, string>, event: RawEvent) => void;

/** What each event changes of what is known. Events that nothing here shows are left out. */
const HANDLERS: Record<string, Handler> = {
    posted: (data) => posted(JSON.parse(data.post) as Post, data.mentions),
    post_edited: (data) => changePost(JSON.parse(data.post) as Post),
    post_deleted: (data) => removePost(JSON.parse(data.post) as Post),
    typing: (data, event) => typing(event.broadcast.channel_id ?? '', data.parent_id, data.user_id),
    channel_updated: (data) => {
        const channel = JSON.parse(data.channel) as Channel;
        patchChannel(channel.id, (known) => ({...known, ...channel}));
    },
    channel_created: refetchChannels,
    channel_deleted: refetchChannels,
    channel_restored: refetchChannels,
    direct_added: refetchChannels,
    group_added: refetchChannels,
    user_added: (data, event) => membersChanged(data.user_id, event.broadcast.channel_id ?? ''),
    user_removed: (data, event) => membersChanged(data.user_id ?? me(), event.broadcast.channel_id || data.channel_id),
    added_to_team: teamsChanged,
    leave_team: (data) => teamLeft(data.user_id),
    delete_team: teamsChanged,
    multiple_channels_viewed: (_data, event) => {
        const times = event.data.channel_times as Record<string, number>;
        Object.entries(times).forEach(([channelId, at]) => seeChannel(channelId, at));
    },
    user_updated: (_data, event) => userUpdated(event.data.user as UserProfile),
    status_change: (data) => statusChanged(data.user_id, data.status),
    preferences_changed: (data) => keepPreferences(JSON.parse(data.preferences) as PreferenceType[]),
    preferences_deleted: (data) => dropPreferences(JSON.parse(data.preferences) as PreferenceType[]),
    config_changed: (_data, event) => {
        queryClient.setQueryData(clientConfigQuery.queryKey, event.data.config as Record<string, string>);
        void queryClient.invalidateQueries({queryKey: ['config']});
    },
};

export function apply(event: RawEvent): void {
    HANDLERS[event.event]?.(event.data as Record<string, string>, event);
}

function me(): string {
    return queryClient.getQueryData(meQuery.queryKey)?.id ?? '';
}

function posted(post: Post, mentions: string | undefined): void {
    const mine = post.user_id === me();
    addPost(post);
    stopTyping(post.channel_id, post.root_id, post.user_id);
    let total = 0;
    patchChannel(post.channel_id, (channel) => {
        total = channel.total_msg_count + (UNCOUNTED.test(post.type) ? 0 : 1);
        return {...channel, total_msg_count: total, last_post_at: Math.max(channel.last_post_at, post.create_at)};
    });
    patchMembership(post.channel_id, (membership) => ({
        ...membership,
        msg_count: mine ? total : membership.msg_count,
        last_viewed_at: mine ? post.create_at : membership.last_viewed_at,
        mention_count: membership.mention_count + (mentions && !mine ? 1 : 0),
    }));
}

function membersChanged(userId: string, channelId: string): void {
    if (userId === me()) {
        refetchChannels();
    }
    void queryClient.invalidateQueries({queryKey: ['channel-stats', channelId]});
    void queryClient.invalidateQueries({queryKey: ['channel-members', channelId]});
}

/** Whoever leaves a team leaves its channels, and no other event says so. */
function teamLeft(userId: string): void {
    if (userId === me()) {
        teamsChanged();
    }
    void queryClient.invalidateQueries({queryKey: ['channel-stats']});
    void queryClient.invalidateQueries({queryKey: ['channel-members']});
}

function teamsChanged(): void {
    void queryClient.invalidateQueries({queryKey: teamsQuery.queryKey});
    refetchChannels();
}

/** An answer that is still on its way is older than the event. */
function statusChanged(userId: string, status: string): void {
    const {queryKey} = statusQuery(userId);
    void queryClient.cancelQueries({queryKey}).then(() => queryClient.setQueryData(queryKey, status));
}

function userUpdated(user: UserProfile): void {
    if (user.id === me()) {
        queryClient.setQueryData(meQuery.queryKey, user);
    }
    queryClient.setQueryData(userQuery(user.id).queryKey, (known) => (known ? {...known, ...user} : known));
    if (queryClient.getQueryData(userQuery(user.id).queryKey) === null) {
        keepUser(user);
    }
}
