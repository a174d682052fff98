import '@mantine/charts/styles.css';

import {Paper, Title} from '@mantine/core';
import type {ReactNode} from 'react';

/** A chart under its title; a picture to those who listen, with a sentence of what it shows. */
export function ChartCard({title, label, children}: {title: string; label: string; children: ReactNode}) {
    return (
        <Paper withBorder p="md">
            <Title order={2} size="h4" mb="sm">{title}</Title>
            <div role="img" aria-label={label}>{children}</div>
        </Paper>
    );
}
