import type {Team} from '@mattermost/types/teams';
import {queryOptions} from '@tanstack/react-query';

import {api} from '../api/client';

/** All teams of the server, for choosing one. */
export const teamListQuery = queryOptions({
    queryKey: ['all-teams'],
    queryFn: async () => (await api.getTeams(0, 200)) as Team[],
});
