import type {Post, PostList} from '@mattermost/types/posts';
import {describe, expect, it} from 'vitest';

import {stretchOf, withChanged, withMissed, withNewer, withOlder, without, withPost} from './model';

function post(id: string, createAt: number, more: Partial<Post> = {}): Post {
    return {id, create_at: createAt, update_at: createAt, delete_at: 0, root_id: '', pending_post_id: '', reply_count: 0, message: id, ...more} as Post;
}

function list(posts: Post[], next = '', prev = ''): PostList {
    const order = [...posts].sort((a, b) => b.create_at - a.create_at).map((each) => each.id);
    return {order, posts: Object.fromEntries(posts.map((each) => [each.id, each])), next_post_id: next, prev_post_id: prev, first_inaccessible_post_time: 0};
}

describe('a stretch of posts', () => {
    it('grows at both ends without a post twice, and knows where it ends', () => {
        let now = stretchOf(list([post('c', 3), post('d', 4)], 'e', 'b'));
        expect([now.atOldest, now.atNewest]).toEqual([false, false]);
        now = withOlder(now, list([post('a', 1), post('b', 2), post('c', 3)]));
        now = withNewer(now, list([post('d', 4), post('e', 5)]));
        expect(now.order).toEqual(['a', 'b', 'c', 'd', 'e']);
        expect([now.atOldest, now.atNewest, now.prepended]).toEqual([true, true, 2]);
    });

    it('has a bound, and lets go of what is farthest from where it grows', () => {
        const some = (from: number, count: number) => Array.from({length: count}, (_, i) => post(`p${from + i}`, from + i));
        let now = stretchOf(list(some(2_000, 990), '', 'more'));
        now = withOlder(now, list(some(1_940, 60), 'p2000', 'more'));
        expect([now.order.length, now.order[0], now.order[999], now.atNewest, now.prepended]).toEqual([1_000, 'p1940', 'p2939', false, 60]);
        expect(Object.keys(now.posts)).toHaveLength(1_000);
        now = withNewer(now, list(some(2_940, 4_000), '', 'p2939'));
        expect([now.order.length, now.atOldest, now.atNewest, now.prepended]).toEqual([5_000, false, true, 60]);
        now = withPost(now, post('p6940', 6_940));
        expect([now.order.length, now.order[0], now.order[999], now.prepended]).toEqual([1_000, 'p5941', 'p6940', -3_941]);
        expect([now.atOldest, now.atNewest]).toEqual([false, true]);
    });

    it('never lets go of what was not sent', () => {
        const some = Array.from({length: 1_000}, (_, i) => post(`p${100 + i}`, 100 + i));
        let now = withPost(stretchOf(list(some, '', 'more')), post('me:1', 5_000, {pending_post_id: 'me:1'}));
        now = withOlder(now, list([post('old', 1)], 'p100'));
        expect(now.order).toHaveLength(1_002);
        expect(now.posts['me:1']).toBeDefined();
    });

    it('shows a post that is being sent once, whichever comes first, the reply or the event', () => {
        const before = withPost(stretchOf(list([post('a', 1)])), post('me:2', 2, {pending_post_id: 'me:2'}));
        expect(before.order).toEqual(['a', 'me:2']);
        const once = withPost(before, post('b', 3, {pending_post_id: 'me:2'}));
        expect(withPost(once, post('b', 3, {pending_post_id: 'me:2'})).order).toEqual(['a', 'b']);
        expect(once.posts['me:2']).toBeUndefined();
    });

    it('keeps a new post out while newer ones are not loaded yet', () => {
        const far = stretchOf(list([post('a', 1)], 'b'));
        expect(withPost(far, post('z', 9)).order).toEqual(['a']);
    });

    it('puts an event that was overtaken into its place', () => {
        const now = withPost(stretchOf(list([post('a', 1), post('c', 3)])), post('b', 2));
        expect(now.order).toEqual(['a', 'b', 'c']);
    });

    it.each([-600_000, 600_000])('keeps what was written in its order while replies are slow, on a clock that is off by %d ms', (off) => {
        const waiting = (id: string, at: number) => post(id, at + off, {pending_post_id: id});
        let now = stretchOf(list([post('a', 1_000_000)]));
        now = [waiting('me:1', 1_000_001), waiting('me:2', 1_000_002), waiting('me:3', 1_000_003)].reduce(withPost, now);
        now = withPost(now, post('other', 1_000_010));
        expect(now.order).toEqual(['a', 'other', 'me:1', 'me:2', 'me:3']);
        now = withPost(now, post('b', 1_000_020, {pending_post_id: 'me:1'}));
        expect(now.order).toEqual(['a', 'other', 'b', 'me:2', 'me:3']);
        now = withPost(now, post('c', 1_000_020, {pending_post_id: 'me:2'}));
        now = withPost(now, waiting('me:4', 1_000_030));
        now = withPost(now, post('d', 1_000_021, {pending_post_id: 'me:3'}));
        expect(now.order).toEqual(['a', 'other', 'b', 'c', 'd', 'me:4']);
    });

    it('counts a reply of one\'s own once, from when the server has it', () => {
        let now = stretchOf(list([post('a', 1)]));
        now = withPost(now, post('me:2', 2, {root_id: 'a', pending_post_id: 'me:2'}));
        expect(now.posts.a.reply_count).toBe(0);
        expect(without(now, 'me:2').posts.a.reply_count).toBe(0);
        now = withPost(now, post('b', 2, {root_id: 'a', pending_post_id: 'me:2'}));
        expect(now.posts.a.reply_count).toBe(1);
    });

    it('counts replies once and takes a deleted thread away', () => {
        let now = stretchOf(list([post('a', 1)]));
        now = withPost(now, post('b', 2, {root_id: 'a'}));
        now = withPost(now, post('b', 2, {root_id: 'a'}));
        expect(now.posts.a.reply_count).toBe(1);
        expect(without(now, 'b').posts.a.reply_count).toBe(0);
        expect(without(now, 'a').order).toEqual([]);
    });

    it('takes what it missed: new, changed and deleted posts', () => {
        const now = stretchOf(list([post('a', 1), post('b', 2)]));
        const missed = list([post('a', 1, {message: 'edited'}), post('b', 2, {delete_at: 5}), post('c', 3)]);
        const then = withMissed(now, missed);
        expect(then.order).toEqual(['a', 'c']);
        expect(then.posts.a.message).toBe('edited');
        expect(withChanged(then, post('unknown', 1))).toBe(then);
    });
});
