import {cleanup, screen} from '@testing-library/react';
import {afterEach, expect, it, vi} from 'vitest';

import {ANN, draw, TEAM} from '../testing/page';
import type {LocalPost, Shown} from './model';
import {NewestPostAnnounced} from './NewestPostAnnounced';
import {PostRow} from './PostRow';
import {PostsContext} from './PostsContext';
import {rowsOf} from './rows';

const CHANNEL = {id: 'channel', name: 'town-square', type: 'O', team_id: TEAM.id} as never;
const ALLOWED = {EnablePostUsernameOverride: 'true', EnablePostIconOverride: 'true'};
const LIE = {override_username: 'ceo', override_icon_url: 'https://example.com/ceo.png', from_bot: 'true'};

afterEach(cleanup);

function post(id: string, more: object = {}): LocalPost {
    return {
        id, user_id: ANN.id, channel_id: 'channel', root_id: '', create_at: new Date(2026, 0, 5, 12).getTime(), edit_at: 0, type: '', message: `message ${id}`, props: {},
        reply_count: 0, pending_post_id: '', ...more,
    } as LocalPost;
}

function drawAll(posts: LocalPost[], config: Record<string, string> = {}): HTMLElement {
    const stretch: Shown = {order: posts.map((each) => each.id), posts: Object.fromEntries(posts.map((each) => [each.id, each])), atOldest: true, atNewest: true, prepended: 0};
    return draw(
        <PostsContext value={{channel: CHANNEL, team: TEAM, onThread: vi.fn()}}>
            {rowsOf(stretch, '').map((row) => <PostRow key={row.post.id} row={row} focused={false} />)}
        </PostsContext>,
        config,
    );
}

it('shows a member under their own name, whatever name their post brings', () => {
    const page = drawAll([post('root', {props: LIE}), post('reply', {props: {...LIE, from_webhook: true}, root_id: 'root'})], ALLOWED);
    expect(page.textContent).toContain('ann');
    expect(page.textContent).not.toMatch(/ceo|BOT|WEBHOOK/);
    expect(page.querySelector('img')).toBeNull();
});

it('shows the name and picture of a webhook if the settings let it, and always its mark', () => {
    const posts = [post('plain'), post('root', {props: {...LIE, from_webhook: 'true'}}), post('reply', {root_id: 'root'})];
    let page = drawAll(posts, ALLOWED);
    expect(page.querySelectorAll('header')[1].textContent).toMatch(/^ceoWEBHOOK/);
    expect(screen.getByTitle('Sent by a webhook of ann')).toBeTruthy();
    expect(page.querySelector('img')?.getAttribute('src')).toBe(LIE.override_icon_url);
    expect(screen.getByRole('button', {name: 'Reply to [WEBHOOK] ceo: message root'})).toBeTruthy();
    cleanup();
    page = drawAll(posts);
    expect(page.querySelectorAll('header')[1].textContent).toMatch(/^annWEBHOOK/);
    expect(page.querySelector('img')).toBeNull();
    expect(screen.getByRole('button', {name: 'Reply to [WEBHOOK] ann: message root'})).toBeTruthy();
});

it('reads a post out under its own author', () => {
    const stretch = (posts: LocalPost[]): Shown => ({order: posts.map((each) => each.id), posts: Object.fromEntries(posts.map((each) => [each.id, each])), atOldest: true, atNewest: true, prepended: 0});
    const page = draw(<NewestPostAnnounced stretch={stretch([post('a', {props: LIE})])} />, ALLOWED);
    expect(page.textContent).toBe('ann says: message a');
});

it.each([Number('9223372036854775807'), -1, -9e18, NaN, Infinity, undefined, null, 'soon'])('shows a post of the time %s', (create_at) => {
    const page = drawAll([post('before'), post('odd', {create_at, reply_count: 1, last_reply_at: create_at}), post('after')]);
    expect(page.querySelectorAll('article')).toHaveLength(3);
    expect(page.textContent).toMatch(/message before.*message odd.*message after/s);
    expect(page.textContent).not.toMatch(/Invalid|NaN/);
});

it('shows a post with props and a type of any make', () => {
    const page = drawAll([
        post('a', {props: null}), post('b', {props: {attachments: [{text: 5, color: 'constructor', fields: [{value: {a: 1}}, {value: 90}]}]}}),
        post('c', {type: 'constructor'}), post('d', {type: '__proto__', props: {attachments: {}}}), post('e', {type: 'system_join_channel', props: {username: {}}}),
    ]);
    expect(page.querySelectorAll('article')).toHaveLength(5);
    expect([...page.querySelectorAll('dd')].map((each) => each.textContent)).toEqual(['{"a":1}', '90']);
});

it('shows attachments that are many or deep as their words', () => {
    const page = drawAll([post('a', {props: {attachments: Array.from({length: 400}, (_, i) => ({title: `title ${i}`, text: '- '.repeat(20)}))}})]);
    expect(page.textContent).toContain('title 0\n- - -');
    expect(page.textContent).toContain('Shown as it was written');
    expect(page.querySelectorAll('*').length).toBeLessThan(100);
});
