import type {UserProfile} from '@mattermost/types/users';
import {queryOptions, useQueries, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {collect} from '../api/collect';
import {queryClient} from '../api/query';

const profiles = collect((ids: string[]) => api.getProfilesByIds(ids), (user: UserProfile) => user.id);
const names = collect((usernames: string[]) => api.getProfilesByUsernames(usernames), (user: UserProfile) => user.username);
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

/** Whose name that is; empty for a word that is nobody's name. */
export function userIdQuery(username: string) {
    return queryOptions({
        queryKey: ['user-id', username],
        queryFn: async () => {
            const user = await names(username);
            if (user) {
                keepUser(user);
            }
            return user?.id ?? '';
        },
    });
}

/** A name that a message mentions; null for a word that is nobody's name. */
export function useUserByName(username: string): UserProfile | null {
    return useUser(useQuery(userIdQuery(username)).data ?? '');
}

export function keepUser(user: UserProfile): void {
    queryClient.setQueryData(userQuery(user.id).queryKey, user);
}
