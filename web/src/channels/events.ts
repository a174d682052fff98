import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import type {Post} from '@mattermost/types/posts';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {myId} from '../session/queries';
import {dropChannel, patchChannel, patchMembership, refetchChannels, seeChannel} from './queries';

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
    on('user_removed', (data, event) => {
        const [userId, channelId] = [data.user_id ?? myId(), event.broadcast.channel_id || data.channel_id];
        if (userId === myId()) {
            dropChannel(channelId);
        }
        membersChanged(userId, channelId);
    });
    // Whoever leaves a team leaves its channels, and no other event says so.
    on('leave_team', (data) => membersChanged(data.user_id));
    ['user_updated', 'user_role_updated'].forEach((event) => on(event, () => queryClient.invalidateQueries({queryKey: ['channel-members']})));
    ['channel_created', 'channel_deleted', 'channel_restored', 'direct_added', 'group_added', 'added_to_team', 'delete_team',
        'channel_scheme_updated', 'update_team_scheme']
        .forEach((event) => on(event, refetchChannels));
}

function posted(post: Post, mentions: string | undefined): void {
    const counts = UNCOUNTED.test(post.type) ? 0 : 1;
    const begins = post.root_id === '';
    patchChannel(post.channel_id, (channel) => ({
        ...channel,
        total_msg_count: channel.total_msg_count + counts,
        total_msg_count_root: channel.total_msg_count_root + (begins ? counts : 0),
        last_post_at: Math.max(channel.last_post_at, post.create_at),
        last_root_post_at: begins ? Math.max(channel.last_root_post_at, post.create_at) : channel.last_root_post_at,
    }));
    if (post.user_id === myId()) {
        seeChannel(post.channel_id, post.create_at);
    } else if (mentions) {
        patchMembership(post.channel_id, (membership) => ({
            ...membership,
            mention_count: membership.mention_count + 1,
            mention_count_root: membership.mention_count_root + (begins ? 1 : 0),
        }));
    }
}

/** Somebody came into a channel or left it; without one, any. */
function membersChanged(userId: string, ...channelId: string[]): void {
    if (userId === myId()) {
        void refetchChannels();
    }
    void queryClient.invalidateQueries({queryKey: ['channel-stats', ...channelId]});
    void queryClient.invalidateQueries({queryKey: ['channel-members', ...channelId]});
}
