import {cleanup, waitFor} from '@testing-library/react';
import {useQuery} from '@tanstack/react-query';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {membershipsQuery} from '../channels/queries';
import {follow} from '../follow';
import {catchUp} from '../realtime/socket';
import {draw} from '../testing/page';
import type {LocalPost} from './model';
import {addPost, changePost, channelPostsQuery, kept, removePost, threadQuery} from './queries';
import {changePosts, knownPosts, useShown} from './store';

follow();
afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
});
beforeEach(() => queryClient.clear());

function post(id: string, createAt: number, more: object = {}): LocalPost {
    return {id, channel_id: 'channel', create_at: createAt, update_at: createAt, delete_at: 0, root_id: '', pending_post_id: '', reply_count: 0, message: id, ...more} as LocalPost;
}

/** A page of a channel as the server sends it. */
function page(...posts: LocalPost[]) {
    return {order: posts.map((each) => each.id).reverse(), posts: Object.fromEntries(posts.map((each) => [each.id, each])), next_post_id: '', prev_post_id: '', first_inaccessible_post_time: 0};
}

function Lists() {
    const channel = useShown(useQuery({...channelPostsQuery('channel'), enabled: true}).data);
    const thread = useShown(useQuery({...threadQuery('root'), enabled: true}).data);
    return [channel, thread].map((list) => list?.order.map((id) => list.posts[id].message).join(' ')).join(' | ');
}

async function drawLists(): Promise<HTMLElement> {
    const [root, reply] = [post('root', 1), post('reply', 2, {root_id: 'root'})];
    queryClient.setQueryData(membershipsQuery.queryKey, {channel: {} as never});
    vi.spyOn(api, 'getPostsUnread').mockResolvedValue(page(root, reply));
    vi.spyOn(api, 'getPostThread').mockResolvedValue(page(root, reply) as never);
    const drawn = draw(<Lists />);
    await waitFor(() => expect(drawn.textContent).toBe('root reply | root reply'));
    return drawn;
}

it('shows a change of a post in every list at once', async () => {
    const drawn = await drawLists();
    changePost(post('reply', 2, {root_id: 'root', update_at: 9, message: 'edited'}));
    await waitFor(() => expect(drawn.textContent).toBe('root edited | root edited'));
    addPost(post('second', 10, {root_id: 'root'}));
    await waitFor(() => expect(drawn.textContent).toBe('root edited second | root edited second'));
    removePost(post('root', 1, {update_at: 11, delete_at: 11}));
    await waitFor(() => expect(drawn.textContent).toBe(' | '));
});

it('takes up what was missed, and begins anew where that is more than the server tells', async () => {
    const drawn = await drawLists();
    const since = vi.spyOn(api, 'getPostsSince').mockResolvedValue(page(post('third', 3)));
    await catchUp();
    expect(since).toHaveBeenCalledWith('channel', 2);
    await waitFor(() => expect(drawn.textContent).toBe('root reply third | root reply'));

    addPost(post('me:1', 4, {pending_post_id: 'me:1', message: 'unsent'}));
    const many = Array.from({length: 1_000}, (_, i) => post(`p${i}`, 2_000 + i));
    since.mockResolvedValue(page(...many));
    vi.mocked(api.getPostsUnread).mockResolvedValue(page(many[998], many[999]));
    await catchUp();
    await waitFor(() => expect(drawn.textContent).toBe('p998 p999 unsent | root reply'));
});

it('drops posts that no list holds any more', async () => {
    await drawLists();
    changePosts((all) => ({...all, unsent: post('unsent', 3, {pending_post_id: 'unsent'})}));
    kept(page(...Array.from({length: 2_500}, (_, i) => post(`p${i}`, i))));
    await waitFor(() => expect(Object.keys(knownPosts()).sort()).toEqual(['reply', 'root', 'unsent']));
});
