import type {Team} from '@mattermost/types/teams';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {meQuery} from '../session/queries';
import {addressOf} from '../shared/address';

/** The teams of the user, by name. */
export const teamsQuery = queryOptions({
    queryKey: ['teams'],
    queryFn: () => api.getMyTeams(),
});

/** Teams that anybody may join. */
export const openTeamsQuery = queryOptions({
    queryKey: ['open-teams'],
    queryFn: async () => (await api.getTeams(0, 200)) as Team[],
});

export function useTeams(): Team[] {
    return useQuery(teamsQuery).data ?? [];
}

/** Makes an open team whose maker is in it. */
export async function createTeam(displayName: string, name: string): Promise<Team> {
    const team = await api.createTeam({display_name: displayName, name, type: 'O', allow_open_invite: true} as unknown as Team);
    await queryClient.invalidateQueries({queryKey: teamsQuery.queryKey});
    return team;
}

export async function joinTeam(team: Team): Promise<void> {
    await api.addToTeam(team.id, queryClient.getQueryData(meQuery.queryKey)!.id);
    await queryClient.invalidateQueries({queryKey: teamsQuery.queryKey});
}

/** The address that a name suggests; where it suggests none, one that is made up. */
export function teamAddress(displayName: string): string {
    const plain = addressOf(displayName);
    return /^[a-z]/.test(plain) ? plain : `team-${Math.random().toString(36).slice(2, 8)}`;
}
