import {queryOptions, useQuery} from '@tanstack/react-query';

import {queryClient} from '../api/query';

/** For how long one sign of typing counts. */
const SHOWN_MS = 5_000;

function typingQuery(channelId: string, rootId: string) {
    return queryOptions<string[]>({
        queryKey: ['typing', channelId, rootId],
        queryFn: () => [],
        enabled: false,
        initialData: [],
    });
}

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** The ids of those who are typing, in the order in which they began. */
export function useTyping(channelId: string, rootId: string): string[] {
    return useQuery(typingQuery(channelId, rootId)).data;
}

export function typing(channelId: string, rootId: string, userId: string): void {
    const timer = [channelId, rootId, userId].join();
    clearTimeout(timers.get(timer));
    timers.set(timer, setTimeout(() => stopTyping(channelId, rootId, userId), SHOWN_MS));
    queryClient.setQueryData(typingQuery(channelId, rootId).queryKey, (now = []) =>
        now.includes(userId) ? now : [...now, userId]);
}

export function stopTyping(channelId: string, rootId: string, userId: string): void {
    queryClient.setQueryData(typingQuery(channelId, rootId).queryKey, (now) =>
        now?.includes(userId) ? now.filter((id) => id !== userId) : now);
}
