import {useChannels, useMemberships} from './queries';
import {isUnread, mentionsIn} from './unread';

/** Unread mentions in a team and in direct messages. */
export function useUnreadTotal(teamId: string): number {
    const channels = useChannels();
    return Object.values(useMemberships()).reduce((sum, membership) => {
        const channel = channels[membership.channel_id];
        return channel && (channel.team_id === teamId || !channel.team_id) ? sum + mentionsIn(membership) : sum;
    }, 0);
}

/** Whether anything is unread in a team's channels, and the mentions there. */
export function useTeamMarks(teamId: string): {unread: boolean; mentions: number} {
    const channels = useChannels();
    let unread = false;
    let mentions = 0;
    Object.values(useMemberships()).forEach((membership) => {
        const channel = channels[membership.channel_id];
        if (channel?.team_id === teamId && channel.delete_at === 0) {
            unread ||= isUnread(channel, membership);
            mentions += mentionsIn(membership);
        }
    });
    return {unread, mentions};
}
