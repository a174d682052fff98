import type {FileInfo} from '@mattermost/types/files';
import type {Post, PostList} from '@mattermost/types/posts';
import type {QueryKey} from '@tanstack/react-query';
import {queryOptions, useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {problemOf, unreachable} from '../api/problem';
import {queryClient} from '../api/query';
import {membershipsQuery} from '../channels/queries';
import {keepEmoji} from '../emoji/custom';
import {meQuery} from '../session/queries';
import type {LocalPost, Stretch} from './model';
import {isUnsent, stretchOf, withDeleted, withKnown, withNewer, withOlder, withPost, withWritten} from './model';
import {changePosts, knownPosts, LISTS} from './store';

const PAGE = 60;
const AROUND = 60;

/** A channel's posts: from the first unread one, or around the post that a link names. */
export function channelPostsQuery(channelId: string, focus = '') {
    return queryOptions({
        queryKey: [LISTS, 'channel', channelId, focus],
        queryFn: async () => stretchOf(kept(focus ? await around(channelId, focus) : await unread(channelId)), unsentIn(channelId)),
        meta: {catchesUp: true},
    });
}

/** A thread, its root first. */
export function threadQuery(rootId: string) {
    return queryOptions({
        queryKey: [LISTS, 'thread', rootId],
        queryFn: async (): Promise<Stretch> => {
            const list = kept(await api.getPostThread(rootId));
            const order = Object.values(list.posts).sort((a, b) => a.create_at - b.create_at).map((post) => post.id);
            const unsent = Object.values(knownPosts()).filter((post) => isUnsent(post) && post.root_id === rootId).map((post) => post.id);
            return {order: [...order, ...unsent], atOldest: true, atNewest: true, prepended: 0};
        },
    });
}

/** Where a post is: the id of its channel. */
export function placeOfPostQuery(postId: string) {
    return queryOptions({
        queryKey: ['post-place', postId],
        queryFn: async () => (await api.getPost(postId)).channel_id,
    });
}

export function loadOlder(channelId: string, focus: string): Promise<void> {
    return once(`older ${channelId} ${focus}`, async () => {
        const key = channelPostsQuery(channelId, focus).queryKey;
        const now = queryClient.getQueryData(key);
        const oldest = now?.order.find(wasSent);
        if (oldest && !now?.atOldest) {
            const older = kept(await api.getPostsBefore(channelId, oldest, 0, PAGE));
            queryClient.setQueryData(key, (then) => then && withOlder(then, older, knownPosts()));
        }
    });
}

export function loadNewer(channelId: string, focus: string): Promise<void> {
    return once(`newer ${channelId} ${focus}`, async () => {
        const key = channelPostsQuery(channelId, focus).queryKey;
        const now = queryClient.getQueryData(key);
        const newest = now?.order.findLast(wasSent);
        if (newest && !now?.atNewest) {
            const newer = kept(await api.getPostsAfter(channelId, newest, 0, PAGE));
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
    const newest = kept(await api.getPosts(channelId, 0, PAGE));
    queryClient.setQueryData(channelPostsQuery(channelId).queryKey, stretchOf(newest, unsentIn(channelId)));
}

/** The lists of a channel are asked for anew. */
export function refetchPosts(channelId: string): Promise<void> {
    return queryClient.invalidateQueries({queryKey: [LISTS, 'channel', channelId]});
}

/** A post was written, or is about to be. */
export function addPost(post: LocalPost): void {
    const lists: QueryKey[] = [[LISTS, 'channel', post.channel_id], [LISTS, 'thread', post.root_id]];
    if (lists.every((queryKey) => queryClient.getQueriesData({queryKey}).length === 0) && !knownPosts()[post.root_id]) {
        return;
    }
    keepEmoji(post.metadata?.emojis);
    const all = changePosts((now) => withWritten(now, post));
    lists.forEach((queryKey) => queryClient.setQueriesData<Stretch>({queryKey}, (now) => now && withPost(now, post, all)));
}

/** A post changed; one that is not known is of no concern. */
export function changePost(post: Post): void {
    keepEmoji(post.metadata?.emojis);
    changePosts((all) => (all[post.id] ? withKnown(all, [post]) : all));
}

/** A post was deleted, and with it what replies to it. */
export function removePost(post: Post): void {
    changePosts((all) => withDeleted(all, post));
}

/** A post was deleted here: what else follows from that, the event says. */
export function hidePost(post: LocalPost): void {
    changePosts((all) => ({...all, [post.id]: {...post, ...all[post.id], delete_at: all[post.id]?.delete_at || Date.now()}}));
}

/** A post that was not sent is given up. */
export function dropPost(post: LocalPost): void {
    changePosts((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== post.id)));
}

/** Keeps the posts of a list, which then is of ids alone. */
export function kept(list: PostList): PostList {
    const posts = Object.values(list.posts);
    posts.forEach((post) => keepEmoji(post.metadata?.emojis));
    changePosts((all) => withKnown(all, posts), posts.length);
    return list;
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
                file_ids: draft.file_ids,
                pending_post_id: draft.pending_post_id,
            }),
        onMutate: (draft) => addPost({...draft, failed: false}),
        onSuccess: addPost,
        onError: (error, draft) => failed(draft, unreachable(error) ? '' : problemOf(error).message),
    });
}

/** A post as it is written here; its files are with the server already. */
export function draftOf(channelId: string, rootId: string, message: string, files: FileInfo[]): LocalPost {
    const me = queryClient.getQueryData(meQuery.queryKey)!;
    const now = Date.now();
    const id = `${me.id}:${now}`;
    return {
        id, pending_post_id: id, channel_id: channelId, root_id: rootId, message, user_id: me.id,
        create_at: now, update_at: now, edit_at: 0, delete_at: 0, is_pinned: false, original_id: '',
        type: '', props: {}, hashtags: '', reply_count: 0, file_ids: files.map((file) => file.id), metadata: {files} as Post['metadata'],
    } as LocalPost;
}

/** One that arrived all the same is there under its own id. */
function failed(draft: LocalPost, refusal: string): void {
    changePosts((all) => (all[draft.id] ? {...all, [draft.id]: {...draft, failed: true, refusal}} : all));
}

function wasSent(id: string): boolean {
    return !isUnsent(knownPosts()[id]);
}

function unsentIn(channelId: string): string[] {
    return Object.values(knownPosts()).filter((post) => isUnsent(post) && post.channel_id === channelId).map((post) => post.id);
}

/** Who is not in the channel has nothing unread there. */
async function unread(channelId: string): Promise<PostList> {
    const memberships = await queryClient.ensureQueryData(membershipsQuery);
    return memberships[channelId] ? api.getPostsUnread(channelId, 'me', PAGE, AROUND) : api.getPosts(channelId, 0, PAGE);
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
