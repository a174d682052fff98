import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';

/** Whether something was written in the channel that the user has not seen. */
export function isUnread(channel: Channel, membership: ChannelMembership | undefined): boolean {
    return membership !== undefined && channel.total_msg_count > membership.msg_count;
}

/** How often the user is mentioned; every message of a direct message is to them. */
export function mentionsIn(membership: ChannelMembership | undefined): number {
    return membership?.mention_count ?? 0;
}

export function isMuted(membership: ChannelMembership | undefined): boolean {
    return (membership?.notify_props as {mark_unread?: string} | undefined)?.mark_unread === 'mention';
}
