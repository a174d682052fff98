import {AreaChart, BarChart} from '@mantine/charts';
import {Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {ChartCard} from './ChartCard';
import {Figure} from './Figure';
import {teamListQuery} from './teamListQuery';
import type {ConsoleMessageId} from './text';
import {useConsoleText} from './text';

interface Row {
    name: string;
    value: number;
}

const FIGURES: [string, ConsoleMessageId][] = [
    ['unique_user_count', 'figure.users'],
    ['team_count', 'figure.teams'],
    ['channel_open_count', 'figure.open-channels'],
    ['channel_private_count', 'figure.private-channels'],
    ['post_count', 'figure.posts'],
    ['daily_active_users', 'figure.daily'],
    ['monthly_active_users', 'figure.monthly'],
    ['inactive_user_count', 'figure.inactive'],
    ['total_websocket_connections', 'figure.websockets'],
    ['total_master_db_connections', 'figure.database'],
];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The figures of /analytics/old, and what happened per day in a chosen period. */
export function StatisticsPage() {
    const tell = useConsoleText();
    const [teamId, setTeamId] = useState('');
    const [from, setFrom] = useState(() => dayOf(Date.now() - 30 * DAY_MS));
    const [to, setTo] = useState(() => dayOf(Date.now()));
    const teams = useQuery(teamListQuery).data ?? [];
    const figures = useQuery({queryKey: ['analytics', 'standard', teamId], queryFn: () => rows('standard', teamId), refetchInterval: 10_000, staleTime: 0});
    const values = new Map(figures.data?.map((row) => [row.name, row.value]));
    return (
        <Stack>
            <Group justify="space-between" align="flex-end">
                <Title order={1} size="h2">{tell('page.statistics')}</Title>
                <NativeSelect
                    label={tell('statistics.team')}
                    value={teamId}
                    onChange={(event) => setTeamId(event.currentTarget.value)}
                    data={[{value: '', label: tell('statistics.all-teams')}, ...teams.map((team) => ({value: team.id, label: team.display_name}))]}
                />
            </Group>
            <Failure error={figures.error} retry={() => void figures.refetch()} />
            {figures.isPending ? <Waiting /> : (
                <SimpleGrid cols={{base: 2, sm: 4}} spacing="sm">
                    {FIGURES.filter(([name]) => (values.get(name) ?? -1) >= 0).map(([name, title]) => (
                        <Figure key={name} name={name} title={tell(title)} value={values.get(name)!} />
                    ))}
                </SimpleGrid>
            )}
            <Group align="flex-end">
                <TextInput type="date" label={tell('statistics.from')} value={from} max={to} onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)} />
                <TextInput type="date" label={tell('statistics.to')} value={to} min={from} onChange={(event) => event.currentTarget.value && setTo(event.currentTarget.value)} />
            </Group>
            <PerDay name="post_counts_day" title={tell('statistics.posts')} teamId={teamId} from={from} to={to} area />
            <PerDay name="user_counts_with_posts_day" title={tell('statistics.active')} teamId={teamId} from={from} to={to} />
        </Stack>
    );
}

function PerDay({name, title, teamId, from, to, area}: {name: string; title: string; teamId: string; from: string; to: string; area?: boolean}) {
    const tell = useConsoleText();
    const query = useQuery({
        queryKey: ['analytics', name, teamId, from, to],
        queryFn: () => rows(name, teamId, from, to),
        staleTime: 10_000,
    });
    const data = days(from, to, query.data ?? []);
    const total = data.reduce((sum, day) => sum + day.value, 0);
    const common = {h: 'var(--u-chart-height)', data, dataKey: 'day', series: [{name: 'value', label: title, color: 'indigo.6'}], valueFormatter: String, yAxisProps: {allowDecimals: false}};
    return (
        <>
            <Failure error={query.error} retry={() => void query.refetch()} />
            <ChartCard title={title} label={tell('statistics.chart', {title, total, days: data.length})}>
                {area ? <AreaChart {...common} curveType="monotone" withDots={false} /> : <BarChart {...common} />}
                {query.isSuccess && total === 0 && <Text size="sm" c="var(--u-text-soft)">{tell('statistics.nothing')}</Text>}
            </ChartCard>
        </>
    );
}

function rows(name: string, teamId: string, from = '', to = ''): Promise<Row[]> {
    const query = new URLSearchParams({name, team_id: teamId, from, to});
    return api.call<Row[]>('get', `/analytics/old?${query}`);
}

/** Every day of the period, those without a figure too. */
function days(from: string, to: string, found: Row[]): {day: string; value: number}[] {
    const values = new Map(found.map((row) => [row.name, row.value]));
    const all = [];
    for (let at = Date.parse(from); at <= Date.parse(to) && all.length < 400; at += DAY_MS) {
        const day = dayOf(at);
        all.push({day, value: values.get(day) ?? 0});
    }
    return all;
}

function dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
}
