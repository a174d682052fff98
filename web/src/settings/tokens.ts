import type {UserAccessToken} from '@mattermost/types/users';
import {queryOptions} from '@tanstack/react-query';

import {api} from '../api/client';

/** A token as this server tells of it: it may end, and be limited. */
export type Token = UserAccessToken & {expires_at?: number; scopes?: string[]};

export const SCOPES = ['read', 'write', 'admin'] as const;

const DAY_MS = 24 * 60 * 60 * 1000;

export interface NewToken {
    description: string;
    /** Days until it ends; empty for never. */
    days: string;
    scopes: string[];
}

export function tokensQuery(userId: string) {
    return queryOptions({
        queryKey: ['tokens', userId],
        queryFn: async () => (await api.getUserAccessTokensForUser(userId, 0, 200)) as Token[],
        staleTime: 0,
    });
}

export function createToken(userId: string, {description, days, scopes}: NewToken): Promise<Token> {
    return api.call<Token>('post', `/users/${userId}/tokens`, {
        description: description.trim(),
        expires_at: days ? Date.now() + Number(days) * DAY_MS : undefined,
        // All scopes and none mean the same: everything that the user may do.
        scopes: scopes.length > 0 && scopes.length < SCOPES.length ? scopes : undefined,
    });
}
