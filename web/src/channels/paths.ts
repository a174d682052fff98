import type {ServerChannel as Channel} from '@mattermost/types/channels';

/** Where a channel is shown within a team. */
export function channelPath(team: string, channel: Channel): string {
    return channel.type === 'D' || channel.type === 'G' ? `/${team}/messages/${channel.id}` : `/${team}/channels/${channel.name}`;
}
