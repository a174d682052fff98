import type {Post} from '@mattermost/types/posts';
import {queryOptions, useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {toldProblem} from '../shared/notify';
import type {LocalPost, Stretch} from './model';
import {kept} from './queries';
import {changePosts, LISTS} from './store';

/** What is pinned to a channel, oldest first. */
export function pinnedQuery(channelId: string) {
    return queryOptions({
        queryKey: [LISTS, 'pinned', channelId],
        queryFn: async (): Promise<Stretch> => {
            const posts = Object.values(kept(await api.getPinnedPosts(channelId)).posts);
            const order = posts.sort((a, b) => a.create_at - b.create_at).map((post) => post.id);
            return {order, atOldest: true, atNewest: true, prepended: 0};
        },
    });
}

/** A post changed: if it was pinned or unpinned by that, the list is asked for anew. */
export function notePinned(post: Post): void {
    const {queryKey} = pinnedQuery(post.channel_id);
    if (queryClient.getQueryData(queryKey)?.order.includes(post.id) !== post.is_pinned) {
        void queryClient.invalidateQueries({queryKey});
    }
}

/** Pins a post or unpins it: shown at once, and undone if the server refuses. The event tells the lists. */
export function usePin(postId: string) {
    return useMutation({
        mutationFn: (pinned: boolean) => (pinned ? api.pinPost(postId) : api.unpinPost(postId)),
        onMutate: (pinned) => show(postId, pinned),
        onError: (error, pinned) => {
            show(postId, !pinned);
            toldProblem(error);
        },
    });
}

function show(postId: string, pinned: boolean): void {
    changePosts((all) => (all[postId] ? {...all, [postId]: {...all[postId], is_pinned: pinned} as LocalPost} : all));
}
