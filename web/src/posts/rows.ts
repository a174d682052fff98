import {isTime, startOfDay} from '../preferences/time';
import type {LocalPost, Shown} from './model';
import {webhookOf} from './props';

/** Posts of one author within this time stand under one name. */
const TOGETHER_MS = 5 * 60 * 1000;

/** How a post is shown, given the one before it. */
export interface Row {
    post: LocalPost;
    /** What it replies to, as far as it is known. */
    root?: LocalPost;
    newDay: boolean;
    firstNew: boolean;
    grouped: boolean;
}

export function rowsOf(stretch: Shown, firstNewId: string): Row[] {
    let before: LocalPost | undefined;
    const rows: Row[] = [];
    for (const id of stretch.order) {
        const post = stretch.posts[id];
        if (!post) {
            continue;
        }
        const newDay = isTime(post.create_at) && (!before || startOfDay(before.create_at) !== startOfDay(post.create_at));
        const firstNew = id === firstNewId;
        rows.push({post, root: stretch.posts[post.root_id], newDay, firstNew, grouped: !newDay && !firstNew && before !== undefined && together(before, post)});
        before = post;
    }
    return rows;
}

/** Whether both show the same, so that a row need not be drawn again when another one changes. */
export function sameRow(one: Row, other: Row): boolean {
    return one.post === other.post && one.root === other.root && one.newDay === other.newDay
        && one.firstNew === other.firstNew && one.grouped === other.grouped;
}

/** The first post after a time that others wrote; empty if there is none. */
export function firstNewAfter(stretch: Shown, time: number, myId: string): string {
    if (time === 0) {
        return '';
    }
    return stretch.order.find((id) => stretch.posts[id]?.create_at > time && stretch.posts[id].user_id !== myId) ?? '';
}

function together(before: LocalPost, post: LocalPost): boolean {
    return before.user_id === post.user_id
        && before.root_id === post.root_id
        && before.type === '' && post.type === ''
        && sameWebhook(before, post)
        && post.create_at - before.create_at < TOGETHER_MS;
}

function sameWebhook(before: LocalPost, post: LocalPost): boolean {
    const [one, other] = [webhookOf(before), webhookOf(post)];
    return one?.username === other?.username && one?.icon === other?.icon;
}
