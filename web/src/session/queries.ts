import type {UserProfile} from '@mattermost/types/users';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {problemOf} from '../api/problem';
import {queryClient} from '../api/query';

/** The account that is signed in. */
export const meQuery = queryOptions({
    queryKey: ['me'],
    queryFn: () => api.getMe(),
});

/** What clients know of the configuration; with a session they know more. */
export const clientConfigQuery = queryOptions({
    queryKey: ['client-config'],
    queryFn: async () => (await api.getClientConfig()) as unknown as Record<string, string>,
});

/** The signed-in user, on pages that only they see. */
export function useMe(): UserProfile {
    const me = useQuery(meQuery).data;
    if (!me) {
        throw new Error('this page needs a session');
    }
    return me;
}

/** Outside of components; empty without a session. */
export function myId(): string {
    return queryClient.getQueryData(meQuery.queryKey)?.id ?? '';
}

export function useClientConfig(): Record<string, string> {
    return useQuery(clientConfigQuery).data ?? {};
}

/** Signs in and forgets what was known without a session. */
export async function signIn(login: string, password: string): Promise<UserProfile> {
    const me = await api.login(login, password);
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
    return me;
}

/** Where the session has ended meanwhile, the page begins anew: it knows nothing more, and asks to sign in. */
export async function leaveIfEnded(): Promise<void> {
    await api.getMe().catch((error: unknown) => problemOf(error).status === 401 && window.location.reload());
}

export async function signOut(): Promise<void> {
    await api.logout().catch(() => undefined);
    window.location.assign('/login');
}
