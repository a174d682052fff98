import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {useQuery} from '@tanstack/react-query';
import {useParams} from 'react-router';

import {api} from '../api/client';
import {channelsQuery} from '../channels/queries';
import {placeOfPostQuery} from '../posts/queries';
import {useMe} from '../session/queries';
import {teamsQuery} from '../teams/queries';
import {userIdQuery, useUser} from '../users/queries';

export interface OpenChannel {
    team?: Team;
    /** One that the user is in, or looks at from outside. */
    channel?: Channel;
    /** Whom the address names, where the user has no direct message with them yet. */
    partner?: UserProfile;
    /** The post that the address names; empty for none. */
    focus: string;
    pending: boolean;
    error: unknown;
}

/** What the address names: {team}/channels/{name}, {team}/messages/{@username or id}, {team}/pl/{post id}. Nothing is joined or made by that. */
export function useOpenChannel(): OpenChannel {
    const {team: teamName = '', kind = '', name = ''} = useParams();
    const me = useMe();
    const teams = useQuery(teamsQuery);
    const channels = useQuery(channelsQuery);
    const team = teams.data?.find((each) => each.name === teamName);
    const named = kind === 'messages' && name.startsWith('@');
    const post = useQuery({...placeOfPostQuery(name), enabled: kind === 'pl'});
    const partnerId = useQuery({...userIdQuery(name.slice(1).toLowerCase()), enabled: named});
    const partner = useUser(named ? partnerId.data ?? '' : '');
    const id = kind === 'pl' ? post.data : name;
    const known = Object.values(channels.data ?? {}).find((each) => {
        if (named) {
            return partner && each.name === [me.id, partner.id].sort().join('__');
        }
        return kind === 'channels' ? each.team_id === team?.id && each.name === name : each.id === id;
    });
    const outside = channels.isSuccess && team !== undefined && !known && !named && id !== undefined;
    const found = useQuery({
        queryKey: ['channel-at', team?.id, kind, id],
        queryFn: async () => (kind === 'channels' ? await api.getChannelByName(team!.id, name, true) : await api.getChannel(id!)) as Channel,
        enabled: outside,
        staleTime: 0,
        gcTime: 0,
    });
    const channel = known ?? (outside ? found.data : undefined);
    const error = channels.error ?? post.error ?? partnerId.error ?? (outside ? found.error : null)
        ?? ((teams.data && !team) || (named && partnerId.data === '') ? {status_code: 404} : null);
    return {
        team,
        channel,
        partner: channels.isSuccess && !channel && partner ? partner : undefined,
        focus: kind === 'pl' ? name : '',
        pending: !channel && !error,
        error,
    };
}
