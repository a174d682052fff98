import {useQuery} from '@tanstack/react-query';

import type {Permission} from '../roles/queries';
import {useGranted} from '../roles/queries';
import {useMe} from '../session/queries';
import {teamMembershipsQuery} from '../teams/queries';
import {membershipsQuery} from './queries';

/** A channel, or a team without one. */
interface Place {
    id?: string;
    team_id: string;
}

/** The word for a channel's kind within the names of permissions. */
export function kindOf(channel: {type: string}): 'private' | 'public' {
    return channel.type === 'P' ? 'private' : 'public';
}

/** Whether the user's roles let them do that: in a channel, in a team, on the server. Undefined while that is not known. */
export function useMay(permission: Permission, place?: Place): boolean | undefined {
    const me = useMe();
    const teams = useQuery({...teamMembershipsQuery, enabled: place !== undefined && place.team_id !== ''});
    const channels = useQuery({...membershipsQuery, enabled: place?.id !== undefined});
    const may = useGranted(permission, [me.roles, teams.data?.[place?.team_id ?? '']?.roles, channels.data?.[place?.id ?? '']?.roles]);
    return may || (teams.isLoading || channels.isLoading ? undefined : may);
}

/** Which channels the user may make in a team. */
export function useMayCreate(teamId: string): {public: boolean; private: boolean; some: boolean} {
    const open = useMay('create_public_channel', {team_id: teamId}) ?? false;
    const closed = useMay('create_private_channel', {team_id: teamId}) ?? false;
    return {public: open, private: closed, some: open || closed};
}
