import {Paper, Text} from '@mantine/core';
import {useIntl} from 'react-intl';

/** A number with what it counts. */
export function Figure({name, title, value}: {name: string; title: string; value: number}) {
    const {formatNumber} = useIntl();
    return (
        <Paper withBorder p="md" data-figure={name}>
            <Text size="sm" c="var(--u-text-soft)">{title}</Text>
            <Text fz="var(--u-figure)" fw={700}>{formatNumber(value)}</Text>
        </Paper>
    );
}
