import {WebSocketClient} from '@mattermost/client';
import {queryOptions, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import type {Stretch} from '../posts/model';
import {withMissed} from '../posts/model';
import {leaveIfEnded} from '../session/queries';
import type {RawEvent} from './events';
import {apply} from './events';

/** Activity is told at most this often. */
const ACTIVE_EVERY_MS = 60_000;

/** Whether the server can be heard. */
const connectionQuery = queryOptions<boolean>({
    queryKey: ['connected'],
    queryFn: () => true,
    enabled: false,
    initialData: true,
});

let client: WebSocketClient | undefined;
let typedAt = 0;

/** Whether the server can be heard. */
export function useConnected(): boolean {
    return useQuery(connectionQuery).data;
}

/** Listens until the returned function is called. */
export function connect(): () => void {
    const socket = new WebSocketClient({maxWebSocketRetryTime: 10_000, minWebSocketRetryTime: 1_000, reconnectJitterRange: 500});
    client = socket;
    socket.addMessageListener((message) => apply(message as unknown as RawEvent));
    socket.addFirstConnectListener(() => connected(true));
    socket.addReconnectListener(() => {
        connected(true);
        void leaveIfEnded();
    });
    // Without this listener the driver would not resume its connection.
    socket.addMissedMessageListener(() => void catchUp());
    socket.addCloseListener((failures) => {
        connected(false);
        if (failures === 1) {
            void leaveIfEnded();
        }
    });
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

/** The server no longer has the missed events, as it was stopped or the client away for long: posts that changed meanwhile, everything else anew. */
async function catchUp(): Promise<void> {
    const stretches = queryClient.getQueryCache().findAll({queryKey: ['posts']});
    for (const query of stretches) {
        const channelId = query.queryKey[1] as string;
        const now = query.state.data as Stretch | undefined;
        if (!now || query.getObserversCount() === 0) {
            queryClient.removeQueries({queryKey: query.queryKey});
            continue;
        }
        const since = Math.max(0, ...Object.values(now.posts).map((post) => (post.failed ? 0 : post.update_at)));
        const missed = await api.getPostsSince(channelId, since);
        queryClient.setQueryData<Stretch>(query.queryKey, (then) => then && withMissed(then, missed));
    }
    await queryClient.invalidateQueries({
        predicate: (query) => !['posts', 'connected', 'typing'].includes(query.queryKey[0] as string),
    });
}

function connected(now: boolean): void {
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
