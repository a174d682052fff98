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

/** What the user is in each of them, by the team's id. */
export const teamMembershipsQuery = queryOptions({
    queryKey: ['team-memberships'],
    queryFn: async () => Object.fromEntries((await api.getMyTeamMembers()).map((membership) => [membership.team_id, membership])),
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
    await refetchTeams();
    return team;
}

export async function joinTeam(team: Team): Promise<void> {
    await api.addToTeam(team.id, queryClient.getQueryData(meQuery.queryKey)!.id);
    await refetchTeams();
}

/** The user is in other teams than before. */
export async function refetchTeams(): Promise<void> {
    await Promise.all([teamsQuery, teamMembershipsQuery].map(({queryKey}) => queryClient.invalidateQueries({queryKey})));
}

/** The address that a name suggests; where it suggests none, one that is made up. */
export function teamAddress(displayName: string): string {
    const plain = addressOf(displayName);
    return /^[a-z]/.test(plain) ? plain : `team-${Math.random().toString(36).slice(2, 8)}`;
}
