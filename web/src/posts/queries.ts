import type {Post, PostList} from '@mattermost/types/posts';
import {queryOptions, useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {problemOf, unreachable} from '../api/problem';
import {queryClient} from '../api/query';
import {meQuery} from '../session/queries';
import type {LocalPost, Stretch} from './model';
import {stretchOf, withChanged, withNewer, withOlder, without, withPost} from './model';

const PAGE = 60;
const AROUND = 60;

/** A channel's posts: from the first unread one, or around the post that a link names. */
export function postsQuery(channelId: string, focus = '') {
    return queryOptions({
        queryKey: ['posts', channelId, focus],
        queryFn: async () => stretchOf(focus ? await around(channelId, focus) : await unread(channelId)),
        meta: {catchesUp: true},
    });
}

/** A thread, its root first. */
export function threadQuery(rootId: string) {
    return queryOptions({
        queryKey: ['thread', rootId],
        queryFn: async () => {
            const list = await api.getPostThread(rootId);
            const order = Object.values(list.posts).sort((a, b) => a.create_at - b.create_at).map((post) => post.id);
            return {order, posts: list.posts, atOldest: true, atNewest: true, prepended: 0} as Stretch;
        },
    });
}

export function postQuery(postId: string) {
    return queryOptions({queryKey: ['post', postId], queryFn: () => api.getPost(postId)});
}

export function loadOlder(channelId: string, focus: string): Promise<void> {
    return once(`older ${channelId} ${focus}`, async () => {
        const key = postsQuery(channelId, focus).queryKey;
        const now = queryClient.getQueryData(key);
        if (now && !now.atOldest && now.order.length > 0) {
            const older = await api.getPostsBefore(channelId, now.order[0], 0, PAGE);
            queryClient.setQueryData(key, (then) => then && withOlder(then, older));
        }
    });
}

export function loadNewer(channelId: string, focus: string): Promise<void> {
    return once(`newer ${channelId} ${focus}`, async () => {
        const key = postsQuery(channelId, focus).queryKey;
        const now = queryClient.getQueryData(key);
        if (now && !now.atNewest && now.order.length > 0) {
            const newer = await api.getPostsAfter(channelId, now.order[now.order.length - 1], 0, PAGE);
            queryClient.setQueryData(key, (then) => then && withNewer(then, newer));
        }
    });
}

const underWay = new Set<string>();

/** Does what is not under way already: a list asks at every step, and again if it failed. */
async function once(what: string, action: () => Promise<void>): Promise<void> {
    if (!underWay.has(what)) {
        underWay.add(what);
        await action().catch(() => undefined).finally(() => underWay.delete(what));
    }
}

/** Forgets the stretch around an older post and shows the newest posts. */
export async function loadNewest(channelId: string): Promise<void> {
    const newest = stretchOf(await api.getPosts(channelId, 0, PAGE));
    queryClient.setQueryData(postsQuery(channelId).queryKey, newest);
}

/** Changes every stretch and thread that may have posts of the channel. */
export function patchStretches(channelId: string, rootId: string, change: (now: Stretch) => Stretch): void {
    queryClient.setQueriesData<Stretch>({queryKey: ['posts', channelId]}, (now) => now && change(now));
    if (rootId) {
        queryClient.setQueryData<Stretch>(['thread', rootId], (now) => now && change(now));
    }
}

export function addPost(post: LocalPost): void {
    patchStretches(post.channel_id, post.root_id, (now) => withPost(now, post));
}

export function changePost(post: Post): void {
    patchStretches(post.channel_id, post.root_id || post.id, (now) => withChanged(now, post));
}

export function removePost(post: Pick<LocalPost, 'id' | 'channel_id' | 'root_id'>): void {
    patchStretches(post.channel_id, post.root_id || post.id, (now) => without(now, post.id));
}

/**
 * Shows the post at once; when the server has it, it takes the place. A failed one stays, to be tried again. One at a time
 * goes to a channel, so that a quick second one can't overtake the first.
 */
export function useSendPost(channelId: string) {
    return useMutation({
        scope: {id: `posts-${channelId}`},
        mutationFn: (draft: LocalPost) =>
            api.createPost({
                channel_id: draft.channel_id,
                root_id: draft.root_id,
                message: draft.message,
                pending_post_id: draft.pending_post_id,
            }),
        onMutate: (draft) => addPost({...draft, failed: false}),
        onSuccess: addPost,
        onError: (error, draft) => patchStretches(draft.channel_id, draft.root_id, (now) =>
            withChanged(now, {...draft, failed: true, refusal: unreachable(error) ? '' : problemOf(error).message} as LocalPost)),
    });
}

export function draftOf(channelId: string, rootId: string, message: string): LocalPost {
    const me = queryClient.getQueryData(meQuery.queryKey)!;
    const now = Date.now();
    const id = `${me.id}:${now}`;
    return {
        id, pending_post_id: id, channel_id: channelId, root_id: rootId, message, user_id: me.id,
        create_at: now, update_at: now, edit_at: 0, delete_at: 0, is_pinned: false, original_id: '',
        type: '', props: {}, hashtags: '', reply_count: 0, metadata: {} as Post['metadata'],
    } as LocalPost;
}

async function unread(channelId: string): Promise<PostList> {
    return api.getPostsUnread(channelId, 'me', PAGE, AROUND);
}

async function around(channelId: string, postId: string): Promise<PostList> {
    const [post, before, after] = await Promise.all([
        api.getPost(postId),
        api.getPostsBefore(channelId, postId, 0, AROUND),
        api.getPostsAfter(channelId, postId, 0, AROUND),
    ]);
    return {
        ...before,
        order: [...after.order, postId, ...before.order],
        posts: {...before.posts, ...after.posts, [postId]: post},
        next_post_id: after.next_post_id,
        prev_post_id: before.prev_post_id,
    };
}
