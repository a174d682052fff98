import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {useDebouncedValue} from '@mantine/hooks';
import {keepPreviousData, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {useFoundEmoji} from '../emoji/custom';
import {useText} from '../text/text';
import {displayName} from '../users/names';
import type {Asked} from './completion';

export interface Suggestion {
    key: string;
    word: string;
    label: string;
    detail: string;
    user?: UserProfile;
    /** Its name. */
    emoji?: string;
}

const MOST = 8;
const EVERYBODY = ['channel', 'all', 'here'] as const;

/** What the word before the cursor may become. */
export function useSuggestions(asked: Asked | null, channel: Channel, team: Team): Suggestion[] {
    const say = useText();
    const [term] = useDebouncedValue(asked?.term ?? '', 80);
    const kind = asked?.kind;
    const people = useQuery({
        queryKey: ['complete-people', channel.id, term],
        queryFn: () => api.autocompleteUsers(term, team.id, channel.id, {limit: MOST}),
        enabled: kind === '@',
        staleTime: 60_000,
        placeholderData: keepPreviousData,
    });
    const channels = useQuery({
        queryKey: ['complete-channels', team.id, term],
        queryFn: () => api.autocompleteChannels(team.id, term),
        enabled: kind === '~',
        staleTime: 60_000,
        placeholderData: keepPreviousData,
    });
    const emoji = useFoundEmoji(asked?.term ?? '', MOST, kind === ':');
    if (!asked) {
        return [];
    }
    if (kind === ':') {
        return (emoji ?? []).map((name) => ({key: name, word: `:${name}:`, label: `:${name}:`, detail: '', emoji: name}));
    }
    if (kind === '~') {
        return (channels.data ?? [])
            .filter((each) => each.name.includes(asked.term) || each.display_name.toLowerCase().includes(asked.term))
            .slice(0, MOST)
            .map((each) => ({key: each.id, word: `~${each.name}`, label: each.display_name, detail: `~${each.name}`}));
    }
    const inside = people.data?.users ?? [];
    const outside = people.data?.out_of_channel ?? [];
    const everybody = EVERYBODY.filter((word) => word.startsWith(asked.term)).map((word) => (
        {key: word, word: `@${word}`, label: `@${word}`, detail: say(`mention.${word}`)}));
    return [
        ...inside.filter((user) => matches(user, asked.term)).map((user) => suggested(user, '')),
        ...everybody,
        ...outside.filter((user) => matches(user, asked.term)).map((user) => suggested(user, say('mention.outside'))),
    ].slice(0, MOST);
}

function suggested(user: UserProfile, note: string): Suggestion {
    const detail = [`@${user.username}`, note].filter(Boolean).join(' · ');
    return {key: user.id, word: `@${user.username}`, label: displayName(user, 'full_name'), detail, user};
}

function matches(user: UserProfile, term: string): boolean {
    return [user.username, user.first_name, user.last_name, user.nickname].some((name) => name.toLowerCase().startsWith(term));
}
