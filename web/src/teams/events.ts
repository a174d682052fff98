import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {myId} from '../session/queries';
import {teamsQuery} from './queries';

/** What changes the teams that the user is in. */
export function followTeams(): void {
    on('added_to_team', refetch);
    on('leave_team', ({user_id: userId}) => userId === myId() && refetch());
    on('delete_team', refetch);
}

function refetch(): void {
    void queryClient.invalidateQueries({queryKey: teamsQuery.queryKey});
}
