import {queryOptions, useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';

import {queryClient} from '../api/query';
import type {Posts, Shown, Stretch} from './model';
import {isThere, isUnsent} from './model';

/** The key under which lists of posts are: each holds ids, whatever it lists. */
export const LISTS = 'post-list';

/** After so many posts that came, those that no list holds any more are dropped. */
const SWEEP_AFTER = 2_000;

/** Every post that is known, once: what changes a post changes it in every list. */
const storeQuery = queryOptions<Posts>({queryKey: ['posts'], queryFn: () => ({}), enabled: false, initialData: {}});

queryClient.setQueryDefaults(storeQuery.queryKey, {gcTime: Infinity, structuralSharing: false});

let came = 0;

export function knownPosts(): Posts {
    return queryClient.getQueryData(storeQuery.queryKey) ?? {};
}

/** Changes what is known, and tells what then is. */
export function changePosts(change: (all: Posts) => Posts, more = 1): Posts {
    const next = change(knownPosts());
    queryClient.setQueryData(storeQuery.queryKey, next);
    came += more;
    if (came > SWEEP_AFTER) {
        came = 0;
        // Once the lists that are being made hold theirs.
        setTimeout(sweep);
    }
    return next;
}

/** A list with those of its posts that are there. */
export function useShown(list: Stretch | undefined): Shown | undefined {
    const order = list?.order;
    const select = useMemo(() => picker(order ?? []), [order]);
    const posts = useQuery({...storeQuery, select}).data;
    return useMemo(() => list && {...list, order: list.order.filter((id) => posts[id]), posts}, [list, posts]);
}

/** Takes the posts of those ids and their roots out of all; the same object as before where none of them changed. */
function picker(ids: string[]): (all: Posts) => Posts {
    let last: Posts = {};
    return (all) => {
        const next: Posts = {};
        for (const id of ids) {
            if (isThere(all[id], all)) {
                next[id] = all[id];
                const root = all[all[id].root_id];
                if (isThere(root, all)) {
                    next[root.id] = root;
                }
            }
        }
        const now = Object.keys(next);
        if (now.length !== Object.keys(last).length || now.some((id) => next[id] !== last[id])) {
            last = next;
        }
        return last;
    };
}

function sweep(): void {
    const all = knownPosts();
    const held = new Set(Object.keys(all).filter((id) => isUnsent(all[id])));
    for (const [, list] of queryClient.getQueriesData<Stretch>({queryKey: [LISTS]})) {
        for (const id of list?.order ?? []) {
            held.add(id).add(all[id]?.root_id ?? '');
        }
    }
    queryClient.setQueryData(storeQuery.queryKey, Object.fromEntries(Object.entries(all).filter(([id]) => held.has(id))));
}
