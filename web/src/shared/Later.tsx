import {Center, Loader} from '@mantine/core';
import type {ReactNode} from 'react';
import {Suspense} from 'react';

/** A part whose code comes when it is first shown. */
export function Later({children}: {children: ReactNode}) {
    return (
        <Suspense fallback={<Waiting />}>
            {children}
        </Suspense>
    );
}

export function Waiting() {
    return (
        <Center h="100%" mih="var(--u-waiting)">
            <Loader type="dots" aria-label="…" />
        </Center>
    );
}
