import type {UserProfile} from '@mattermost/types/users';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';

import {queryClient} from '../api/query';
import {meQuery} from '../session/queries';
import {lastTeam, placeIn, rememberPlace} from '../teams/lastPlace';
import {draftOf, keepDraft} from './drafts';

function signedIn(id: string): void {
    queryClient.setQueryData(meQuery.queryKey, {id} as UserProfile);
}

beforeEach(() => {
    localStorage.clear();
    signedIn('ann');
});
afterEach(() => vi.restoreAllMocks());

it('belong to their account and place', () => {
    keepDraft('channel', '', 'for all');
    keepDraft('channel', 'root', 'for the thread');
    rememberPlace('main', '/main/channels/secret');
    signedIn('bob');
    expect([draftOf('channel', ''), draftOf('channel', 'root'), placeIn('main'), lastTeam()]).toEqual(['', '', '/main/channels/town-square', '']);
    keepDraft('channel', '', 'from bob');
    signedIn('ann');
    expect([draftOf('channel', ''), draftOf('channel', 'root'), placeIn('main')]).toEqual(['for all', 'for the thread', '/main/channels/secret']);
    keepDraft('channel', '', '');
    expect(draftOf('channel', '')).toBe('');
});

it('keep nobody from writing where the browser has no room', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
    });
    expect(() => keepDraft('channel', '', 'much')).not.toThrow();
    expect(draftOf('channel', '')).toBe('');
});
