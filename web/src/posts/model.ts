import type {Post, PostList} from '@mattermost/types/posts';

/** A post that may not have reached the server yet; what the server said if it refused it. */
export type LocalPost = Post & {refusal?: string};

/** Posts by id. */
export type Posts = Record<string, LocalPost>;

/** Posts that a stretch keeps while it grows towards the older ones. */
const MOST = 1_000;

/** Posts at which it is cut where it grows towards the newer ones: a list may lose its place by that, so it is seldom. */
const FAR_TOO_MANY = 5_000;

/** The last millisecond that a date can name (ECMA-262). A post with a later time, of an older server, stays where it is. */
const LAST_TIME = 8.64e15;

/** What is known of a channel or thread: the ids of one unbroken stretch of its posts, oldest first. */
export interface Stretch {
    order: string[];
    /** Whether nothing is older, and nothing newer. */
    atOldest: boolean;
    atNewest: boolean;
    /** How many posts were put before the first ones, so that a list can keep its place. */
    prepended: number;
}

/** A stretch as it is shown: those of its posts that are there, and the roots of those that are replies. */
export interface Shown extends Stretch {
    posts: Posts;
}

/** @param unsent the ids of posts that are still on their way there, or failed to go */
export function stretchOf(list: PostList, unsent: string[] = []): Stretch {
    return {
        order: [...[...list.order].reverse(), ...unsent],
        atOldest: !list.prev_post_id,
        atNewest: !list.next_post_id,
        prepended: 0,
    };
}

export function withOlder(now: Stretch, older: PostList, all: Posts): Stretch {
    const fresh = freshOf(now, older);
    return withoutNewest({
        ...now,
        order: [...fresh, ...now.order],
        atOldest: !older.prev_post_id,
        prepended: now.prepended + fresh.length,
    }, all);
}

export function withNewer(now: Stretch, newer: PostList): Stretch {
    return withoutOldest({
        ...now,
        order: [...now.order, ...freshOf(now, newer)],
        atNewest: !newer.next_post_id,
    });
}

function freshOf(now: Stretch, list: PostList): string[] {
    const known = new Set(now.order);
    return list.order.filter((id) => !known.has(id)).reverse();
}

/** What goes is farthest from where the stretch grew, and is loaded again when somebody comes there. */
function withoutNewest(now: Stretch, all: Posts): Stretch {
    const gone = now.order.slice(MOST);
    return gone.length === 0 || gone.some((id) => isUnsent(all[id])) ? now : {...now, order: now.order.slice(0, MOST), atNewest: false};
}

function withoutOldest(now: Stretch): Stretch {
    if (now.order.length <= FAR_TOO_MANY) {
        return now;
    }
    const gone = now.order.length - MOST;
    return {...now, order: now.order.slice(gone), atOldest: false, prepended: now.prepended - gone};
}

/**
 * A post was written, by whomever; the one that waited for it goes.
 *
 * @param all the posts with that one
 */
export function withPost(now: Stretch, post: LocalPost, all: Posts): Stretch {
    const order = now.order.filter((id) => id !== post.pending_post_id || id === post.id);
    if (!order.includes(post.id) && (now.atNewest || isUnsent(post))) {
        order.push(post.id);
        settle(order, all);
    }
    return withoutOldest({...now, order});
}

/** What was written while the connection was lost. */
export function withMissed(now: Stretch, missed: PostList, all: Posts): Stretch {
    const written = [...missed.order].reverse().filter((id) => all[id].delete_at === 0);
    return written.reduce((next, id) => withPost(next, all[id], all), now);
}

/** The posts with those of a list. What changed last is right: an answer may be older than an event that came before it. */
export function withKnown(all: Posts, list: Post[]): Posts {
    const next = {...all};
    for (const post of list) {
        const known = next[post.id];
        if (!known || known.update_at <= post.update_at) {
            next[post.id] = {...post, pending_post_id: known?.pending_post_id ?? post.pending_post_id};
        }
    }
    return next;
}

/** The posts with one that was written, and counted with what it replies to. The one that waited for it goes. */
export function withWritten(all: Posts, post: LocalPost): Posts {
    if (isUnsent(post)) {
        return {...all, [post.id]: post};
    }
    const next = withKnown(all, [post]);
    delete next[post.pending_post_id];
    const root = next[post.root_id];
    if (root && lastReplyAt(root) < post.create_at) {
        const update_at = Math.max(post.create_at, root.update_at + 1);
        next[root.id] = {...root, reply_count: (root.reply_count ?? 0) + 1, last_reply_at: post.create_at, update_at} as LocalPost;
    }
    return next;
}

/** The posts with one that was deleted: it stays as such, so that no answer that is older brings it back. */
export function withDeleted(all: Posts, post: LocalPost): Posts {
    const next = {...all, [post.id]: {...post, message: '', props: {}} as LocalPost};
    const root = next[post.root_id];
    if (root && root.update_at < post.delete_at) {
        next[root.id] = {...root, reply_count: Math.max(0, root.reply_count - 1), update_at: post.delete_at};
    }
    return next;
}

/** The names of its files, for where they are not shown: a post may have nothing else. */
export function fileNames(post: LocalPost): string {
    return (post.metadata?.files ?? []).map((file) => file.name).join(', ');
}

/** Whether a post is on its way to the server, or failed to go. */
export function isUnsent(post: LocalPost | undefined): boolean {
    return post !== undefined && post.id === post.pending_post_id;
}

/** Whether a post is to be seen: with the root of a thread all replies are deleted. */
export function isThere(post: LocalPost | undefined, all: Posts): boolean {
    return post !== undefined && (isUnsent(post) || (post.delete_at === 0 && !(all[post.root_id]?.delete_at > 0)));
}

/** The last post comes first into its place; events may overtake each other by a little. */
function settle(order: string[], all: Posts) {
    for (let at = order.length - 1; at > 0; at--) {
        if (!follows(all[order[at - 1]], all[order[at]])) {
            return;
        }
        [order[at - 1], order[at]] = [order[at], order[at - 1]];
    }
}

/**
 * Whether one of two posts belongs after the other. What is on its way stands last, as it was written: its time is of this
 * device's clock, which may be wrong by more than the posts are apart.
 */
function follows(one: LocalPost | undefined, other: LocalPost | undefined): boolean {
    if (!one || !other) {
        return false;
    }
    const [oneWaits, otherWaits] = [isUnsent(one) && !one.failed, isUnsent(other) && !other.failed];
    return oneWaits === otherWaits ? !oneWaits && one.create_at <= LAST_TIME && one.create_at > other.create_at : oneWaits;
}

function lastReplyAt(root: LocalPost): number {
    return (root as {last_reply_at?: number}).last_reply_at ?? 0;
}
