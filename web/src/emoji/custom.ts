import type {CustomEmoji} from '@mattermost/types/emojis';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {collect} from '../api/collect';
import {queryClient} from '../api/query';
import {useClientConfig} from '../session/queries';
import {findEmoji, useEmojiNames} from './emoji';

/** Of this server's own emoji so many are offered; who knows the name can use any. */
const OFFERED = 200;

const named = collect((names: string[]) => api.getCustomEmojisByNames(names), (emoji: CustomEmoji) => emoji.name);

/** The id of this server's own emoji of that name; empty for none. */
export function customEmojiQuery(name: string) {
    return queryOptions({queryKey: ['emoji', name], queryFn: async () => (await named(name))?.id ?? ''});
}

/** Those that are offered, by name. */
export const customEmojiListQuery = queryOptions({
    queryKey: ['emoji-list'],
    queryFn: async () => {
        const some = await api.getCustomEmojis(0, OFFERED, 'name');
        keepEmoji(some);
        return some.map((emoji) => emoji.name);
    },
});

/** Emoji that came with what uses them need not be asked for. */
export function keepEmoji(some: CustomEmoji[] | undefined): void {
    some?.forEach(({id, name}) => queryClient.setQueryData(customEmojiQuery(name).queryKey, id));
}

export function useCustomEmoji(): boolean {
    return useClientConfig().EnableCustomEmoji === 'true';
}

/** The names of emoji that begin so or have that in them: this server's own first. Undefined until they are here. */
export function useFoundEmoji(term: string, most: number, needed = true): string[] | undefined {
    const all = useEmojiNames(needed);
    const custom = useQuery({...customEmojiListQuery, enabled: useCustomEmoji() && needed}).data ?? [];
    return all && needed
        ? [...custom.filter((name) => name.includes(term)), ...findEmoji(all, term, most).map(([name]) => name)].slice(0, most)
        : undefined;
}
