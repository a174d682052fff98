import {BarChart, LineChart} from '@mantine/charts';
import {SimpleGrid, Stack, Table, Text, Title} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {useIntl} from 'react-intl';

import {api} from '../api/client';
import {useClock} from '../preferences/time';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {ChartCard} from './ChartCard';
import {Figure} from './Figure';
import {useConsoleText} from './text';

interface Figures {
    requests: number;
    client_errors: number;
    server_errors: number;
    limited: number;
    mean_ms: number;
    p50_ms: number;
    p95_ms: number;
    p99_ms: number;
}

interface Requests {
    minutes: {start: number; figures: Figures}[];
    routes: {method: string; route: string; figures: Figures}[];
}

/** What the API was asked during the last hour, from the server's own metrics. */
export function ApiUsagePage() {
    const tell = useConsoleText();
    const clock = useClock();
    const {formatNumber} = useIntl();
    const query = useQuery({
        queryKey: ['analytics', 'requests'],
        queryFn: () => api.call<Requests>('get', '/analytics/requests'),
        refetchInterval: 5_000,
        staleTime: 0,
    });
    if (!query.data) {
        return query.error ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Waiting />;
    }
    const {minutes, routes} = query.data;
    const sum = (name: keyof Figures) => minutes.reduce((all, minute) => all + minute.figures[name], 0);
    const data = minutes.map(({start, figures}) => ({
        minute: clock(start),
        requests: figures.requests - figures.client_errors - figures.server_errors,
        errors: figures.client_errors + figures.server_errors,
        p50: figures.p50_ms,
        p99: figures.p99_ms,
    }));
    const totals = [
        ['requests', tell('usage.requests')],
        ['client_errors', tell('usage.client-errors')],
        ['server_errors', tell('usage.server-errors')],
        ['limited', tell('usage.limited')],
    ] as const;
    return (
        <Stack>
            <Title order={1} size="h2">{tell('page.api_usage')}</Title>
            <Text c="var(--u-text-soft)">{tell('usage.about')}</Text>
            <SimpleGrid cols={{base: 2, sm: 4}} spacing="sm">
                {totals.map(([name, title]) => (
                    <Figure key={name} name={name} title={title} value={sum(name)} />
                ))}
            </SimpleGrid>
            <ChartCard title={tell('usage.by-minute')} label={tell('usage.by-minute')}>
                <BarChart
                    h="var(--u-chart-height)"
                    data={data}
                    dataKey="minute"
                    type="stacked"
                    withLegend
                    yAxisProps={{allowDecimals: false}}
                    series={[{name: 'requests', label: tell('usage.good'), color: 'indigo.6'}, {name: 'errors', label: tell('usage.errors'), color: 'red.6'}]}
                />
            </ChartCard>
            <ChartCard title={tell('usage.latency')} label={tell('usage.latency')}>
                <LineChart
                    h="var(--u-chart-height)"
                    data={data}
                    dataKey="minute"
                    withDots={false}
                    withLegend
                    unit=" ms"
                    series={[{name: 'p50', label: tell('usage.p50'), color: 'teal.6'}, {name: 'p99', label: tell('usage.p99'), color: 'orange.6'}]}
                />
            </ChartCard>
            <Title order={2} size="h4">{tell('usage.routes')}</Title>
            <Table.ScrollContainer minWidth="var(--u-table-width)" scrollAreaProps={{viewportProps: {tabIndex: 0}}}>
                <Table striped>
                    <Table.Thead>
                        <Table.Tr>
                            <Table.Th>{tell('usage.route')}</Table.Th>
                            {[tell('usage.requests'), tell('usage.errors'), tell('usage.mean'), tell('usage.p99')].map((title) => <Table.Th key={title} ta="end">{title}</Table.Th>)}
                        </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                        {routes.map(({method, route, figures}) => (
                            <Table.Tr key={method + route}>
                                <Table.Td><code>{method} {route}</code></Table.Td>
                                <Table.Td ta="end">{formatNumber(figures.requests)}</Table.Td>
                                <Table.Td ta="end">{formatNumber(figures.client_errors + figures.server_errors)}</Table.Td>
                                <Table.Td ta="end">{formatNumber(figures.mean_ms)} ms</Table.Td>
                                <Table.Td ta="end">{formatNumber(figures.p99_ms)} ms</Table.Td>
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            </Table.ScrollContainer>
        </Stack>
    );
}
