import type {QueryKey, QueryOptions} from '@tanstack/react-query';
import {InfiniteQueryObserver, QueryObserver} from '@tanstack/react-query';
import {afterAll, beforeAll, expect, it, vi} from 'vitest';

import {api} from '../src/api/client';
import {queryClient} from '../src/api/query';
import * as channels from '../src/channels/queries';
import {customEmojiListQuery, customEmojiQuery} from '../src/emoji/custom';
import {follow} from '../src/follow';
import {isThere} from '../src/posts/model';
import {pinnedQuery} from '../src/posts/pins';
import {channelPostsQuery, threadQuery} from '../src/posts/queries';
import {knownPosts} from '../src/posts/store';
import {preferencesQuery} from '../src/preferences/queries';
import {receive} from '../src/realtime/socket';
import {clientConfigQuery, meQuery} from '../src/session/queries';
import {teamMembershipsQuery, teamsQuery} from '../src/teams/queries';
import {statusQuery, userQuery} from '../src/users/queries';
import type {Stage} from './events.cases';
import {CASES} from './events.cases';
import {Server} from './server';

vi.hoisted(() => vi.stubGlobal('window', {location: {origin: 'http://localhost'}}));

/** A machine may have other things to do. */
const SLOW_MS = 60_000;

const server = new Server();
const heard: {event: string; data: Record<string, unknown>}[] = [];
let stage: Stage;
let socket: WebSocket | undefined;
let marks = 0;

/** Nobody looks at them. */
const UNSEEN = ['last_activity_at', 'last_update_at', 'update_at', 'extra_update_at', 'last_picture_update', 'pinnedpost_count'];

beforeAll(async () => {
    await server.start();
    const admin = await server.person('admin');
    const [ann, bob] = [await server.person('ann', admin), await server.person('bob', admin)];
    const team = await admin.post('/teams', {name: 'main', display_name: 'Main', type: 'O'});
    const make = (name: string) => admin.post('/channels', {team_id: team.id, name, display_name: name, type: 'O'});
    const [channel, other] = [await make('watched'), await make('other')];
    for (const {id} of [ann, bob]) {
        await admin.post(`/teams/${team.id}/members`, {team_id: team.id, user_id: id});
        await admin.post(`/channels/${channel.id}/members`, {user_id: id});
    }
    const root = await admin.post('/posts', {channel_id: channel.id, message: 'root'});
    const reply = await admin.post('/posts', {channel_id: channel.id, root_id: root.id, message: 'reply'});
    stage = {server, admin, ann, bob, teamId: team.id, channelId: channel.id, otherId: other.id, rootId: root.id, replyId: reply.id};
    api.setUrl(server.url);
    api.setToken(ann.token);
    follow();
    socket = await listen(ann.token);
    await allHeard();
}, 300_000);

afterAll(async () => {
    socket?.close();
    await server.stop();
});

it.each(CASES)('after $event, when $when, all is known as if it were fetched', async ({event, act}) => {
    queryClient.clear();
    const forget = watch();
    await settled();
    heard.length = 0;
    await act(stage);
    await allHeard();
    expect(heard.map((each) => each.event)).toContain(event);
    await settled();
    const known = all();
    forget();
    queryClient.clear();
    const forgetAgain = watch();
    await settled();
    const fetched = all();
    forgetAgain();
    expect(known).toEqual(fetched);
});

function queries(): QueryOptions[] {
    const {admin, ann, bob, channelId, rootId} = stage;
    return [
        meQuery, clientConfigQuery, preferencesQuery, teamsQuery, teamMembershipsQuery, channels.channelsQuery, channels.membershipsQuery,
        userQuery(admin.id), userQuery(ann.id), userQuery(bob.id), statusQuery(ann.id), channels.channelStatsQuery(channelId),
        channelPostsQuery(channelId), threadQuery(rootId), pinnedQuery(channelId), customEmojiQuery('pixel'), customEmojiListQuery,
    ] as QueryOptions[];
}

/** Looks at all of it, as the page does, until the returned function is called. */
function watch(): () => void {
    const options = queries().map((each) => ({...each, retry: false}) as never);
    const stops = options.map((each) => new QueryObserver(queryClient, each).subscribe(() => undefined));
    const members = new InfiniteQueryObserver(queryClient, channels.channelMembersQuery(stage.channelId) as never);
    stops.push(members.subscribe(() => undefined));
    return () => stops.forEach((stop) => stop());
}

/** What is known, without what nobody looks at; of lists, the posts that they show. */
function all(): unknown {
    const known = [...queries().map(({queryKey}) => queryKey as QueryKey), channels.channelMembersQuery(stage.channelId).queryKey];
    return JSON.parse(JSON.stringify(Object.fromEntries(known.map((key) => [key.join(' '), seen(queryClient.getQueryData(key))])), (name, value: unknown) =>
        (UNSEEN.includes(name) ? undefined : value))) as unknown;
}

function seen(data: unknown): unknown {
    const order = (data as {order?: string[]} | undefined)?.order;
    const posts = knownPosts();
    if (order) {
        return order.filter((id) => isThere(posts[id], posts)).map((id) => ({...posts[id], pending_post_id: ''}));
    }
    // Lists that have no order.
    return Array.isArray(data) ? data.map((each) => JSON.stringify(each)).sort() : data ?? [];
}

async function settled(): Promise<void> {
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0), {timeout: SLOW_MS});
}

/** Events come in their order: with one's own last one all have come. */
async function allHeard(): Promise<void> {
    const value = `${++marks}`;
    await stage.ann.put(`/users/${stage.ann.id}/preferences`, [{user_id: stage.ann.id, category: 'test', name: 'mark', value}]);
    await vi.waitFor(() => expect(heard.some(({data}) => String(data.preferences).includes(`"mark","value":"${value}"`))).toBe(true), {timeout: SLOW_MS});
}

function listen(token: string): Promise<WebSocket> {
    const opened = new WebSocket(`${server.url.replace('http', 'ws')}/api/v4/websocket`);
    opened.onopen = () => opened.send(JSON.stringify({seq: 1, action: 'authentication_challenge', data: {token}}));
    opened.onmessage = ({data}) => {
        const message = JSON.parse(data as string) as {event?: string; data: Record<string, unknown>};
        if (message.event) {
            heard.push(message as (typeof heard)[number]);
            receive(message as never);
        }
    };
    return new Promise((ready) => {
        opened.addEventListener('message', () => ready(opened), {once: true});
    });
}
