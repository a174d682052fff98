import type {PreferenceType} from '@mattermost/types/preferences';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {meQuery} from '../session/queries';

/** The words that other clients use too. */
export const DISPLAY = 'display_settings';
export const MILITARY_TIME = 'use_military_time';
export const COLOR_SCHEME = 'color_scheme';
export const COLLAPSED = 'sidebar_collapsed';

export const preferencesQuery = queryOptions({
    queryKey: ['preferences'],
    queryFn: async () => (await api.getMyPreferences()) as unknown as PreferenceType[],
});

/** What the user set in the display's category; empty for what they never set. */
export function useDisplayPreference(name: string): string {
    const all = useQuery(preferencesQuery).data ?? [];
    return all.find((each) => each.category === DISPLAY && each.name === name)?.value ?? '';
}

/** Sets it here at once and on the server. */
export async function setDisplayPreference(name: string, value: string): Promise<void> {
    const userId = queryClient.getQueryData(meQuery.queryKey)!.id;
    const preference = {user_id: userId, category: DISPLAY, name, value};
    keepPreferences([preference]);
    await api.savePreferences(userId, [preference]);
}

export function keepPreferences(changed: PreferenceType[]): void {
    queryClient.setQueryData(preferencesQuery.queryKey, (all = []) => [
        ...all.filter((each) => !changed.some((other) => same(each, other))),
        ...changed,
    ]);
}

export function dropPreferences(gone: PreferenceType[]): void {
    queryClient.setQueryData(preferencesQuery.queryKey, (all = []) =>
        all.filter((each) => !gone.some((other) => same(each, other))));
}

function same(one: PreferenceType, other: PreferenceType): boolean {
    return one.category === other.category && one.name === other.name;
}
