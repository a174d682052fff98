import type {UserProfile} from '@mattermost/types/users';
import {queryOptions, useQueries, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {collect} from './collect';

const profiles = collect((ids: string[]) => api.getProfilesByIds(ids), (user: UserProfile) => user.id);
const statuses = collect((ids: string[]) => api.getStatusesByIds(ids), (status) => status.user_id);

/** Clients ask now and then: the server tells each user of their own status only. */
const STATUS_EVERY_MS = 60_000;

export function userQuery(id: string) {
    return queryOptions({
        queryKey: ['user', id],
        queryFn: async () => (await profiles(id)) ?? null,
        enabled: id !== '',
    });
}

export function statusQuery(id: string) {
    return queryOptions({
        queryKey: ['status', id],
        queryFn: async () => (await statuses(id))?.status ?? 'offline',
        enabled: id !== '',
        refetchInterval: STATUS_EVERY_MS,
    });
}

export function useUser(id: string): UserProfile | null {
    return useQuery(userQuery(id)).data ?? null;
}

export function useStatus(id: string): string {
    return useQuery(statusQuery(id)).data ?? 'offline';
}

export function useUsers(ids: string[]): (UserProfile | null)[] {
    return useQueries({queries: ids.map(userQuery)}).map((each) => each.data ?? null);
}

/** A name that a message mentions; null for a word that is nobody's name. */
export function useUserByName(username: string): UserProfile | null {
    return useQuery({
        queryKey: ['user-by-name', username],
        queryFn: async () => {
            const found = await byName(username);
            found.forEach(keepUser);
            return found[0] ?? null;
        },
    }).data ?? null;
}

export function keepUser(user: UserProfile): void {
    queryClient.setQueryData(userQuery(user.id).queryKey, user);
}

const names = collect((wanted: string[]) => api.getProfilesByUsernames(wanted), (user: UserProfile) => user.username);

async function byName(username: string): Promise<UserProfile[]> {
    const user = await names(username.toLowerCase());
    return user ? [user] : [];
}
