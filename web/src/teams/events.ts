import type {TeamMembership} from '@mattermost/types/teams';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {myId} from '../session/queries';
import {refetchTeams, teamMembershipsQuery} from './queries';

/** What changes the teams that the user is in, and what they are there. */
export function followTeams(): void {
    on('added_to_team', refetchTeams);
    on('leave_team', ({user_id: userId}) => userId === myId() && refetchTeams());
    on('delete_team', refetchTeams);
    on('update_team_scheme', refetchTeams);
    on('memberrole_updated', (data) => {
        const membership = JSON.parse(data.member) as TeamMembership;
        queryClient.setQueryData(teamMembershipsQuery.queryKey, (all) =>
            all?.[membership.team_id] ? {...all, [membership.team_id]: {...all[membership.team_id], ...membership}} : all);
    });
}
