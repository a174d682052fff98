import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import type {Post} from '@mattermost/types/posts';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {myId} from '../session/queries';
import {patchChannel, patchMembership, refetchChannels, seeChannel} from './queries';

/** What the server does not count among a channel's messages. */
const UNCOUNTED = /^system_(join|leave|add_to|remove_from)_(channel|team)$/;

/** What changes the user's channels, and what they have seen of them. */
export function followChannels(): void {
    on('posted', (data) => posted(JSON.parse(data.post) as Post, data.mentions));
    on('channel_updated', (data) => {
        const channel = JSON.parse(data.channel) as Channel;
        patchChannel(channel.id, (known) => ({...known, ...channel}));
    });
    on('multiple_channels_viewed', (_data, event) => {
        Object.entries(event.data.channel_times as Record<string, number>).forEach(([id, at]) => seeChannel(id, at));
    });
    on('channel_member_updated', (data) => {
        const membership = JSON.parse(data.channelMember) as ChannelMembership;
        patchMembership(membership.channel_id, (known) => ({...known, ...membership}));
    });
    on('user_added', (data, event) => membersChanged(data.user_id, event.broadcast.channel_id ?? ''));
    on('user_removed', (data, event) => membersChanged(data.user_id ?? myId(), event.broadcast.channel_id || data.channel_id));
    // Whoever leaves a team leaves its channels, and no other event says so.
    on('leave_team', (data) => membersChanged(data.user_id));
    ['channel_created', 'channel_deleted', 'channel_restored', 'direct_added', 'group_added', 'added_to_team', 'delete_team']
        .forEach((event) => on(event, refetchChannels));
}

function posted(post: Post, mentions: string | undefined): void {
    const mine = post.user_id === myId();
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

/** Somebody came into a channel or left it; without one, any. */
function membersChanged(userId: string, ...channelId: string[]): void {
    if (userId === myId()) {
        refetchChannels();
    }
    void queryClient.invalidateQueries({queryKey: ['channel-stats', ...channelId]});
    void queryClient.invalidateQueries({queryKey: ['channel-members', ...channelId]});
}
