import {useQuery} from '@tanstack/react-query';
import {Navigate, useParams} from 'react-router';

import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {lastTeam, placeIn} from '../teams/lastPlace';
import {teamsQuery} from '../teams/queries';

/** To where the user was last; those without a team choose one. */
export function HomeRedirect() {
    const named = useParams().team;
    const teams = useQuery(teamsQuery);
    if (teams.error) {
        return <Failure error={teams.error} retry={() => void teams.refetch()} />;
    }
    if (!teams.data) {
        return <Waiting />;
    }
    const wanted = named ?? lastTeam();
    const team = teams.data.find((each) => each.name === wanted) ?? teams.data[0];
    return <Navigate to={team ? placeIn(team.name) : '/select_team'} replace />;
}
