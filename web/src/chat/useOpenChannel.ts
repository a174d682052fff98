import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {useQuery} from '@tanstack/react-query';
import {useParams} from 'react-router';

import {api} from '../api/client';
import {channelsQuery, keepChannel, refetchChannels} from '../channels/queries';
import {placeOfPostQuery} from '../posts/queries';
import {useMe} from '../session/queries';
import {teamsQuery} from '../teams/queries';

export interface OpenChannel {
    team?: Team;
    channel?: Channel;
    /** The post that the address names; empty for none. */
    focus: string;
    pending: boolean;
    error: unknown;
}

/** What the address names: {team}/channels/{name}, {team}/messages/{@username or id}, {team}/pl/{post id}. */
export function useOpenChannel(): OpenChannel {
    const {team: teamName = '', kind = '', name = ''} = useParams();
    const me = useMe();
    const teams = useQuery(teamsQuery);
    const channels = useQuery(channelsQuery);
    const team = teams.data?.find((each) => each.name === teamName);
    const all = Object.values(channels.data ?? {});
    const post = useQuery({...placeOfPostQuery(name), enabled: kind === 'pl'});
    const known = kind === 'channels'
        ? all.find((each) => each.team_id === team?.id && each.name === name)
        : channels.data?.[kind === 'pl' ? post.data ?? '' : name];
    const missing = channels.data !== undefined && team !== undefined && !known;
    const found = useQuery({
        queryKey: ['address', teamName, kind, name, post.data ?? ''],
        queryFn: () => find(team!, kind, name, post.data, me.id),
        enabled: missing && (kind !== 'pl' || post.data !== undefined),
        gcTime: 0,
    });
    const channel = known ?? found.data;
    return {
        team,
        channel,
        focus: kind === 'pl' ? name : '',
        pending: teams.isPending || channels.isPending || (!channel && !found.error && !post.error && team !== undefined),
        error: channels.error ?? found.error ?? post.error ?? (teams.data && !team ? {status_code: 404} : null),
    };
}

/** A public channel that is opened by its address is joined; a direct message is made where there is none. */
async function find(team: Team, kind: string, name: string, channelId: string | undefined, myId: string): Promise<Channel> {
    let channel: Channel;
    if (kind === 'messages' && name.startsWith('@')) {
        const partner = await api.getUserByUsername(name.slice(1));
        channel = await api.createDirectChannel([myId, partner.id]) as Channel;
    } else if (kind === 'channels') {
        channel = await api.getChannelByName(team.id, name) as Channel;
        await api.addToChannel(myId, channel.id);
    } else {
        channel = await api.getChannel(channelId ?? name) as Channel;
        if (channel.type === 'O') {
            await api.addToChannel(myId, channel.id);
        }
    }
    keepChannel(channel);
    refetchChannels();
    return channel;
}
