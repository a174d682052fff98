import {QueryClient} from '@tanstack/react-query';

import {problemOf} from './problem';

/** Everything that the server knows. The WebSocket keeps it fresh, so nothing goes stale by itself. */
export const queryClient = new QueryClient({
    defaultOptions: {
        queries: {
            staleTime: Infinity,
            gcTime: 30 * 60 * 1000,
            refetchOnWindowFocus: false,
            retry: (count, error) => count < 2 && problemOf(error).status === 0,
        },
        mutations: {retry: false},
    },
});
