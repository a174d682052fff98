import {WebSocketClient} from '@mattermost/client';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';

/** An event of the WebSocket API, its data not yet looked at. */
export interface ServerEvent {
    event: string;
    data: Record<string, unknown>;
    broadcast: {channel_id?: string; user_id?: string; team_id?: string};
}

type Handler = (data: Record<string, string>, event: ServerEvent) => unknown;

/** Activity is told at most this often. */
const ACTIVE_EVERY_MS = 60_000;

const connectionQuery = queryOptions<boolean>({
    queryKey: ['connected'],
    queryFn: () => true,
    enabled: false,
    initialData: true,
});

const handlers = new Map<string, Handler[]>();
const missedHandlers: (() => Promise<void>)[] = [];
const connectionHandlers: (() => void)[] = [];

let client: WebSocketClient | undefined;
let typedAt = 0;

/** Calls the handler with the data of each such event. */
export function on(event: string, handler: Handler): void {
    handlers.set(event, [...(handlers.get(event) ?? []), handler]);
}

/** Calls the handler after an absence that can't be resumed: the server was stopped, or the client away for long. */
export function onMissed(handler: () => Promise<void>): void {
    missedHandlers.push(handler);
}

/** Calls the handler when the connection is lost, and when it is back. */
export function onConnection(handler: () => void): void {
    connectionHandlers.push(handler);
}

/** The events that are heard. */
export function heard(): string[] {
    return [...handlers.keys()].sort();
}

export function receive(event: ServerEvent): void {
    handlers.get(event.event)?.forEach((handler) => handler(event.data as Record<string, string>, event));
}

/** Queries that find out by themselves what they missed say so in their meta; everything else is asked anew. */
export async function catchUp(): Promise<void> {
    await Promise.allSettled(missedHandlers.map((handler) => handler()));
    await queryClient.invalidateQueries({predicate: (query) => !query.meta?.catchesUp});
}

/** Whether the server can be heard. */
export function useConnected(): boolean {
    return useQuery(connectionQuery).data;
}

/** Listens until the returned function is called. */
export function connect(): () => void {
    const socket = new WebSocketClient({maxWebSocketRetryTime: 10_000, minWebSocketRetryTime: 1_000, reconnectJitterRange: 500});
    client = socket;
    socket.addMessageListener((message) => receive(message as unknown as ServerEvent));
    socket.addFirstConnectListener(() => connected(true));
    socket.addReconnectListener(() => connected(true));
    // Without this listener the driver would not resume its connection.
    socket.addMissedMessageListener(() => void catchUp());
    socket.addCloseListener(() => connected(false));
    socket.initialize(`${api.getUrl().replace(/^http/, 'ws')}/api/v4/websocket`);
    const tellActive = throttled(() => socket.userUpdateActiveStatus(true, false), ACTIVE_EVERY_MS);
    document.addEventListener('pointerdown', tellActive);
    document.addEventListener('keydown', tellActive);
    return () => {
        document.removeEventListener('pointerdown', tellActive);
        document.removeEventListener('keydown', tellActive);
        socket.close();
        client = undefined;
    };
}

/** Tells the others in the channel that the user types; seldom enough to cost nothing. */
export function tellTyping(channelId: string, rootId: string): void {
    const now = Date.now();
    if (now - typedAt > 3_000) {
        typedAt = now;
        client?.userTyping(channelId, rootId);
    }
}

function connected(now: boolean): void {
    if (queryClient.getQueryData(connectionQuery.queryKey) === !now) {
        connectionHandlers.forEach((handler) => handler());
    }
    queryClient.setQueryData(connectionQuery.queryKey, now);
}

function throttled(action: () => void, everyMs: number): () => void {
    let last = 0;
    return () => {
        if (Date.now() - last > everyMs) {
            last = Date.now();
            action();
        }
    };
}
