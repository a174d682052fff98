import {Center, Loader} from '@mantine/core';
import type {ReactNode} from 'react';
import {Suspense} from 'react';

import {PageBoundary} from './Boundary';

/** A part whose code comes when it is first shown. */
export function Later({children}: {children: ReactNode}) {
    return (
        <PageBoundary>
            <Suspense fallback={<Waiting />}>{children}</Suspense>
        </PageBoundary>
    );
}

export function Waiting() {
    return (
        <Center h="100%" mih="var(--u-waiting)">
            <Loader type="dots" aria-label="…" />
        </Center>
    );
}
