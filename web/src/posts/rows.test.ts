import {expect, it} from 'vitest';

import type {LocalPost, Shown} from './model';
import {firstNewAfter, rowsOf} from './rows';

const MINUTE = 60_000;
const NOON = new Date(2026, 0, 5, 12).getTime();

function stretch(posts: [id: string, user: string, time: number, more?: Partial<LocalPost>][]): Shown {
    const all = posts.map(([id, user_id, create_at, more]) => ({id, user_id, create_at, root_id: '', type: '', props: {}, ...more}) as LocalPost);
    return {order: all.map((post) => post.id), posts: Object.fromEntries(all.map((post) => [post.id, post])), atOldest: true, atNewest: true, prepended: 0};
}

it('groups what one author writes within minutes', () => {
    const rows = rowsOf(stretch([
        ['a', 'ann', NOON],
        ['b', 'ann', NOON + MINUTE],
        ['c', 'bob', NOON + 2 * MINUTE],
        ['d', 'bob', NOON + 3 * MINUTE, {root_id: 'a'}],
        ['e', 'bob', NOON + 20 * MINUTE],
    ]), '');
    expect(rows.map((row) => row.grouped)).toEqual([false, true, false, false, false]);
});

it('begins days and new messages with a line of their own', () => {
    const day = 24 * 60 * MINUTE;
    const rows = rowsOf(stretch([['a', 'ann', NOON], ['b', 'ann', NOON + day], ['c', 'ann', NOON + day + 1]]), 'c');
    expect(rows.map((row) => row.newDay)).toEqual([true, true, false]);
    expect(rows.map((row) => row.firstNew)).toEqual([false, false, true]);
    expect(rows[2].grouped).toBe(false);
});

it('counts as new only what others wrote', () => {
    const now = stretch([['a', 'bob', 1], ['b', 'me', 5], ['c', 'bob', 6]]);
    expect(firstNewAfter(now, 3, 'me')).toBe('c');
    expect(firstNewAfter(now, 6, 'me')).toBe('');
    expect(firstNewAfter(now, 0, 'me')).toBe('');
});
