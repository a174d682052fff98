import type {Post, PostList} from '@mattermost/types/posts';

/** A post that may not have reached the server yet; what the server said if it refused it. */
export type LocalPost = Post & {refusal?: string};

/** Posts that a stretch keeps while it grows towards the older ones. */
const MOST = 1_000;

/** Posts at which it is cut where it grows towards the newer ones: a list may lose its place by that, so it is seldom. */
const FAR_TOO_MANY = 5_000;

/** What is known of a channel's posts: one unbroken stretch, oldest first. */
export interface Stretch {
    order: string[];
    posts: Record<string, LocalPost>;
    /** Whether nothing is older, and nothing newer. */
    atOldest: boolean;
    atNewest: boolean;
    /** How many posts were put before the first ones, so that a list can keep its place. */
    prepended: number;
}

export function stretchOf(list: PostList): Stretch {
    return {
        order: [...list.order].reverse(),
        posts: list.posts,
        atOldest: !list.prev_post_id,
        atNewest: !list.next_post_id,
        prepended: 0,
    };
}

export function withOlder(now: Stretch, older: PostList): Stretch {
    const fresh = older.order.filter((id) => !has(now, id)).reverse();
    return withoutNewest({
        ...now,
        order: [...fresh, ...now.order],
        posts: {...older.posts, ...now.posts},
        atOldest: !older.prev_post_id,
        prepended: now.prepended + fresh.length,
    });
}

export function withNewer(now: Stretch, newer: PostList): Stretch {
    const fresh = newer.order.filter((id) => !has(now, id)).reverse();
    return withoutOldest({
        ...now,
        order: [...now.order, ...fresh],
        posts: {...newer.posts, ...now.posts},
        atNewest: !newer.next_post_id,
    });
}

/** What goes is farthest from where the stretch grew, and is loaded again when somebody comes there. */
function withoutNewest(now: Stretch): Stretch {
    const gone = now.order.slice(MOST);
    if (gone.length === 0 || gone.some((id) => now.posts[id]?.pending_post_id === id)) {
        return now;
    }
    return {...only(now, now.order.slice(0, MOST)), atNewest: false};
}

function withoutOldest(now: Stretch): Stretch {
    if (now.order.length <= FAR_TOO_MANY) {
        return now;
    }
    const gone = now.order.length - MOST;
    return {...only(now, now.order.slice(gone)), atOldest: false, prepended: now.prepended - gone};
}

/** The stretch with those posts alone, and what they reply to. */
function only(now: Stretch, order: string[]): Stretch {
    const posts: Record<string, LocalPost> = {};
    for (const id of order) {
        const post = now.posts[id];
        posts[id] = post;
        if (post?.root_id && now.posts[post.root_id]) {
            posts[post.root_id] = now.posts[post.root_id];
        }
    }
    return {...now, order, posts};
}

function has(stretch: Stretch, id: string): boolean {
    return id in stretch.posts && stretch.order.includes(id);
}

/** A post was written, by whomever; the one that waited for it goes. */
export function withPost(now: Stretch, post: LocalPost): Stretch {
    const posts = {...now.posts, [post.id]: post};
    const order = now.order.filter((id) => id !== post.pending_post_id || id === post.id);
    if (post.pending_post_id && post.pending_post_id !== post.id) {
        delete posts[post.pending_post_id];
    }
    const sent = post.id !== post.pending_post_id;
    if (sent && post.root_id && posts[post.root_id] && !now.posts[post.id]) {
        posts[post.root_id] = withReply(posts[post.root_id], post);
    }
    if (!order.includes(post.id) && (now.atNewest || !sent)) {
        order.push(post.id);
        settle(order, posts);
    }
    return withoutOldest({...now, order, posts});
}

/** A post changed; a stretch that does not have it stays as it is. */
export function withChanged(now: Stretch, post: Post): Stretch {
    const known = now.posts[post.id];
    return known ? {...now, posts: {...now.posts, [post.id]: {...known, ...post, pending_post_id: known.pending_post_id}}} : now;
}

export function without(now: Stretch, postId: string): Stretch {
    const gone = now.posts[postId];
    if (!gone) {
        return now;
    }
    const posts = {...now.posts};
    delete posts[postId];
    const root = gone.root_id ? posts[gone.root_id] : undefined;
    if (root && gone.id !== gone.pending_post_id) {
        posts[root.id] = {...root, reply_count: Math.max(0, root.reply_count - 1)};
    }
    return {...now, posts, order: now.order.filter((id) => id !== postId && posts[id]?.root_id !== postId)};
}

/** What changed while the connection was lost. */
export function withMissed(now: Stretch, missed: PostList): Stretch {
    const changed = Object.values(missed.posts).sort((a, b) => a.create_at - b.create_at);
    return changed.reduce((next, post) => {
        if (post.delete_at > 0) {
            return without(next, post.id);
        }
        return next.posts[post.id] ? withChanged(next, post) : withPost(next, post);
    }, now);
}

/** The last post comes first into its place; events may overtake each other by a little. */
function settle(order: string[], posts: Record<string, LocalPost>) {
    for (let at = order.length - 1; at > 0; at--) {
        if (!follows(posts[order[at - 1]], posts[order[at]])) {
            return;
        }
        [order[at - 1], order[at]] = [order[at], order[at - 1]];
    }
}

/**
 * Whether one of two posts belongs after the other. What is on its way stands last, as it was written: its time is of this
 * device's clock, which may be wrong by more than the posts are apart.
 */
function follows(one: LocalPost, other: LocalPost): boolean {
    const [oneWaits, otherWaits] = [isOnItsWay(one), isOnItsWay(other)];
    return oneWaits === otherWaits ? !oneWaits && one.create_at > other.create_at : oneWaits;
}

function isOnItsWay(post: LocalPost): boolean {
    return post.id === post.pending_post_id && !post.failed;
}

function withReply(root: LocalPost, reply: Post): LocalPost {
    return {...root, reply_count: (root.reply_count ?? 0) + 1, last_reply_at: reply.create_at} as LocalPost;
}
