import {Badge, Button, Group, Stack, Text} from '@mantine/core';
import type {Session} from '@mattermost/types/sessions';
import {useMutation, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {useMoment} from '../preferences/time';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import classes from './SessionList.module.css';

/** Where a user is signed in; each session can be ended, and all at once. */
export function SessionList({userId}: {userId: string}) {
    const say = useText();
    const sessions = useQuery({queryKey: ['sessions', userId], queryFn: () => api.getSessions(userId), staleTime: 0});
    const revoke = useMutation({mutationFn: (id: string) => api.revokeSession(userId, id), onSuccess: () => sessions.refetch()});
    const revokeAll = useMutation({
        mutationFn: () => api.revokeAllSessionsForUser(userId),
        onSuccess: () => sessions.refetch(),
    });
    if (sessions.isPending) {
        return <Waiting />;
    }
    const shown = [...(sessions.data ?? [])].sort((a, b) => b.last_activity_at - a.last_activity_at);
    return (
        <Stack gap="sm">
            <Failure error={sessions.error ?? revoke.error ?? revokeAll.error} />
            <ul className={classes.list}>
                {shown.map((session) => <Row key={session.id} session={session} onRevoke={() => revoke.mutate(session.id)} />)}
            </ul>
            {shown.length === 0 && <Text c="var(--u-text-soft)">{say('sessions.none')}</Text>}
            {shown.length > 0 && (
                <Group>
                    <Button variant="default" color="red" loading={revokeAll.isPending} onClick={() => revokeAll.mutate()}>{say('sessions.revoke-all')}</Button>
                </Group>
            )}
        </Stack>
    );
}

function Row({session, onRevoke}: {session: Session; onRevoke: () => void}) {
    const say = useText();
    const moment = useMoment();
    const props = session.props as {os?: string; browser?: string; platform?: string; type?: string};
    const name = [props.browser, props.os].filter(Boolean).join(' · ') || props.platform || say('sessions.unknown');
    return (
        <li className={classes.row}>
            <div className={classes.about}>
                <Text fw={600}>{name} {props.type === 'UserAccessToken' && <Badge size="sm" variant="light">{say('sessions.token')}</Badge>}</Text>
                <Text size="sm" c="var(--u-text-soft)">
                    {say('sessions.activity', {time: moment(session.last_activity_at)})}
                    {' · '}
                    {say('sessions.created', {time: moment(session.create_at)})}
                </Text>
            </div>
            <Button variant="subtle" color="red" onClick={onRevoke}>{say('sessions.revoke')}</Button>
        </li>
    );
}
