import type {Post, PostList} from '@mattermost/types/posts';
import {beforeEach, describe, expect, it} from 'vitest';

import type {Posts, Stretch} from './model';
import {isThere, stretchOf, withDeleted, withKnown, withMissed, withNewer, withOlder, withPost, withWritten} from './model';

let all: Posts;
beforeEach(() => {
    all = {};
});

function post(id: string, createAt: number, more: object = {}): Post {
    return {id, create_at: createAt, update_at: createAt, delete_at: 0, root_id: '', pending_post_id: '', reply_count: 0, message: id, ...more} as Post;
}

/** A list as the server sends it; its posts are known from then on. */
function list(posts: Post[], next = '', prev = ''): PostList {
    const order = [...posts].sort((a, b) => b.create_at - a.create_at).map((each) => each.id);
    all = withKnown(all, posts);
    return {order, posts: Object.fromEntries(posts.map((each) => [each.id, each])), next_post_id: next, prev_post_id: prev, first_inaccessible_post_time: 0};
}

function written(now: Stretch, one: Post): Stretch {
    all = withWritten(all, one);
    return withPost(now, one, all);
}

function shown(now: Stretch): string[] {
    return now.order.filter((id) => isThere(all[id], all));
}

describe('a stretch of posts', () => {
    it('grows at both ends without a post twice, and knows where it ends', () => {
        let now = stretchOf(list([post('c', 3), post('d', 4)], 'e', 'b'));
        expect([now.atOldest, now.atNewest]).toEqual([false, false]);
        now = withOlder(now, list([post('a', 1), post('b', 2), post('c', 3)]), all);
        now = withNewer(now, list([post('d', 4), post('e', 5)]));
        expect(now.order).toEqual(['a', 'b', 'c', 'd', 'e']);
        expect([now.atOldest, now.atNewest, now.prepended]).toEqual([true, true, 2]);
    });

    it('has a bound, and lets go of what is farthest from where it grows', () => {
        const some = (from: number, count: number) => Array.from({length: count}, (_, i) => post(`p${from + i}`, from + i));
        let now = stretchOf(list(some(2_000, 990), '', 'more'));
        now = withOlder(now, list(some(1_940, 60), 'p2000', 'more'), all);
        expect([now.order.length, now.order[0], now.order[999], now.atNewest, now.prepended]).toEqual([1_000, 'p1940', 'p2939', false, 60]);
        now = withNewer(now, list(some(2_940, 4_000), '', 'p2939'));
        expect([now.order.length, now.atOldest, now.atNewest, now.prepended]).toEqual([5_000, false, true, 60]);
        now = written(now, post('p6940', 6_940));
        expect([now.order.length, now.order[0], now.order[999], now.prepended]).toEqual([1_000, 'p5941', 'p6940', -3_941]);
        expect([now.atOldest, now.atNewest]).toEqual([false, true]);
    });

    it('never lets go of what was not sent', () => {
        const some = Array.from({length: 1_000}, (_, i) => post(`p${100 + i}`, 100 + i));
        let now = written(stretchOf(list(some, '', 'more')), post('me:1', 5_000, {pending_post_id: 'me:1'}));
        now = withOlder(now, list([post('old', 1)], 'p100'), all);
        expect(now.order).toHaveLength(1_002);
        expect(now.order).toContain('me:1');
        expect(stretchOf(list([post('new', 9_000)]), ['me:1']).order).toEqual(['new', 'me:1']);
    });

    it('shows a post that is being sent once, whichever comes first, the reply or the event', () => {
        const before = written(stretchOf(list([post('a', 1)])), post('me:2', 2, {pending_post_id: 'me:2'}));
        expect(before.order).toEqual(['a', 'me:2']);
        const once = written(before, post('b', 3, {pending_post_id: 'me:2'}));
        expect(written(once, post('b', 3, {pending_post_id: 'me:2'})).order).toEqual(['a', 'b']);
        expect(all['me:2']).toBeUndefined();
    });

    it('keeps a new post out while newer ones are not loaded yet', () => {
        const far = stretchOf(list([post('a', 1)], 'b'));
        expect(written(far, post('z', 9)).order).toEqual(['a']);
    });

    it('puts an event that was overtaken into its place', () => {
        const now = written(stretchOf(list([post('a', 1), post('c', 3)])), post('b', 2));
        expect(now.order).toEqual(['a', 'b', 'c']);
    });

    it('puts a new post behind those whose times no calendar has', () => {
        const now = written(stretchOf(list([post('a', 2 ** 63)])), post('b', 2));
        expect(now.order).toEqual(['a', 'b']);
    });

    it.each([-600_000, 600_000])('keeps what was written in its order while replies are slow, on a clock that is off by %d ms', (off) => {
        const waiting = (id: string, at: number) => post(id, at + off, {pending_post_id: id});
        let now = stretchOf(list([post('a', 1_000_000)]));
        now = [waiting('me:1', 1_000_001), waiting('me:2', 1_000_002), waiting('me:3', 1_000_003)].reduce(written, now);
        now = written(now, post('other', 1_000_010));
        expect(now.order).toEqual(['a', 'other', 'me:1', 'me:2', 'me:3']);
        now = written(now, post('b', 1_000_020, {pending_post_id: 'me:1'}));
        expect(now.order).toEqual(['a', 'other', 'b', 'me:2', 'me:3']);
        now = written(now, post('c', 1_000_020, {pending_post_id: 'me:2'}));
        now = written(now, waiting('me:4', 1_000_030));
        now = written(now, post('d', 1_000_021, {pending_post_id: 'me:3'}));
        expect(now.order).toEqual(['a', 'other', 'b', 'c', 'd', 'me:4']);
    });

    it('takes what it missed: new, changed and deleted posts', () => {
        const now = stretchOf(list([post('a', 1), post('b', 2)]));
        const then = withMissed(now, list([post('a', 1, {update_at: 6, message: 'edited'}), post('b', 2, {update_at: 5, delete_at: 5}), post('c', 3)]), all);
        expect(shown(then)).toEqual(['a', 'c']);
        expect(all.a.message).toBe('edited');
    });
});

describe('what is known of posts', () => {
    it('counts a reply of one\'s own once, from when the server has it', () => {
        list([post('a', 1)]);
        all = withWritten(all, post('me:2', 2, {root_id: 'a', pending_post_id: 'me:2'}));
        expect(all.a.reply_count).toBe(0);
        const reply = post('b', 2, {root_id: 'a', pending_post_id: 'me:2'});
        all = withWritten(withWritten(all, reply), reply);
        expect(all.a).toMatchObject({reply_count: 1, last_reply_at: 2});
    });

    it('counts no reply that the server counted already', () => {
        list([post('a', 1, {reply_count: 1, last_reply_at: 2, update_at: 2})]);
        all = withWritten(all, post('b', 2, {root_id: 'a'}));
        expect(all.a.reply_count).toBe(1);
        all = withDeleted(all, post('b', 2, {root_id: 'a', update_at: 7, delete_at: 7}));
        all = withDeleted(all, post('b', 2, {root_id: 'a', update_at: 7, delete_at: 7}));
        expect(all.a.reply_count).toBe(0);
    });

    it('discounts a reply that was never seen', () => {
        list([post('a', 1, {reply_count: 3, last_reply_at: 4, update_at: 4})]);
        all = withDeleted(all, post('unseen', 3, {root_id: 'a', update_at: 7, delete_at: 7}));
        expect(all.a.reply_count).toBe(2);
    });

    it('takes a deleted thread away, but nothing that was not sent', () => {
        const now = written(stretchOf(list([post('a', 1), post('b', 2, {root_id: 'a'})])), post('me:1', 3, {root_id: 'a', pending_post_id: 'me:1'}));
        all = withDeleted(all, post('a', 1, {update_at: 7, delete_at: 7}));
        expect(shown(now)).toEqual(['me:1']);
    });

    it('is what changed last, whichever answer is late', () => {
        list([post('a', 1, {update_at: 5, message: 'edited'})]);
        list([post('a', 1)]);
        expect(all.a.message).toBe('edited');
        all = withDeleted(all, post('a', 1, {update_at: 9, delete_at: 9}));
        list([post('a', 1, {update_at: 5})]);
        expect(isThere(all.a, all)).toBe(false);
    });
});
