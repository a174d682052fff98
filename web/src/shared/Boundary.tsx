import {Button, Group, Stack, Text} from '@mantine/core';
import {IconAlertTriangle} from '@tabler/icons-react';
import type {ReactNode} from 'react';
import type {FallbackProps} from 'react-error-boundary';
import {ErrorBoundary} from 'react-error-boundary';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './Boundary.module.css';

interface Props {
    children: ReactNode;
    /** What is shown instead of it; a few calm words if nothing is given. */
    broken?: ReactNode;
    /** What it shows: with another it is tried again. */
    of?: unknown;
}

/** A part of the page that may fail to be drawn without taking the rest with it. */
export function Boundary({children, broken, of}: Props) {
    return broken === undefined
        ? <ErrorBoundary FallbackComponent={Broken} resetKeys={[of]}>{children}</ErrorBoundary>
        : <ErrorBoundary fallback={broken} resetKeys={[of]}>{children}</ErrorBoundary>;
}

function Broken({resetErrorBoundary}: FallbackProps) {
    const say = useText();
    return (
        <div className={classes.part} role="alert">
            <Text size="sm" c="var(--u-text-soft)">{say('broken.part')}</Text>
            <Button size="xs" variant="default" onClick={resetErrorBoundary}>{say('action.retry')}</Button>
        </div>
    );
}

/** The last one: around everything, with a way back that needs nothing of what failed. */
export function PageBoundary({children}: {children: ReactNode}) {
    return <ErrorBoundary fallback={<BrokenPage />}>{children}</ErrorBoundary>;
}

function BrokenPage() {
    const say = useText();
    return (
        <main className={classes.page} role="alert">
            <Stack align="center">
                <IconAlertTriangle size={ICON.HUGE} aria-hidden className={classes.sign} />
                <Text>{say('broken.page')}</Text>
                <Group justify="center">
                    <Button onClick={() => window.location.reload()}>{say('broken.reload')}</Button>
                    <Button variant="default" component="a" href="/select_team">{say('choose-team.title')}</Button>
                </Group>
            </Stack>
        </main>
    );
}
