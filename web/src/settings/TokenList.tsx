import {Badge, Button, Group, Stack, Text} from '@mantine/core';
import {useMutation, useQuery} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {useMoment} from '../preferences/time';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import classes from './SessionList.module.css';
import type {Token} from './tokens';
import {tokensQuery} from './tokens';

/** A user's tokens: each can be switched off and on, and ended for good. */
export function TokenList({userId}: {userId: string}) {
    const say = useText();
    const [ending, setEnding] = useState<Token>();
    const tokens = useQuery(tokensQuery(userId));
    const change = useMutation({
        mutationFn: (token: Token) => (token.is_active ? api.disableUserAccessToken(token.id) : api.enableUserAccessToken(token.id)),
        onSuccess: () => tokens.refetch(),
    });
    const revoke = useMutation({
        mutationFn: (token: Token) => api.revokeUserAccessToken(token.id),
        onSuccess: () => {
            setEnding(undefined);
            return tokens.refetch();
        },
    });
    return (
        <>
            <Failure error={tokens.error ?? change.error} />
            {tokens.data?.length === 0 && <Text c="var(--u-text-soft)">{say('tokens.none')}</Text>}
            <ul className={classes.list}>
                {tokens.data?.map((token) => (
                    <li key={token.id} className={classes.row}>
                        <About token={token} />
                        <Group gap="xs">
                            <Button variant="subtle" onClick={() => change.mutate(token)} aria-label={`${token.is_active ? say('tokens.disable') : say('tokens.enable')}: ${token.description}`}>
                                {token.is_active ? say('tokens.disable') : say('tokens.enable')}
                            </Button>
                            <Button variant="subtle" color="red" onClick={() => setEnding(token)} aria-label={`${say('tokens.revoke')}: ${token.description}`}>
                                {say('tokens.revoke')}
                            </Button>
                        </Group>
                    </li>
                ))}
            </ul>
            <Dialog opened={ending !== undefined} onClose={() => setEnding(undefined)} title={say('tokens.revoke.title')}>
                <Stack>
                    <Failure error={revoke.error} />
                    <Text>{say('tokens.revoke.question', {description: ending?.description ?? ''})}</Text>
                    <Group justify="flex-end">
                        <Button variant="default" onClick={() => setEnding(undefined)}>{say('action.cancel')}</Button>
                        <Button color="red" data-autofocus loading={revoke.isPending} onClick={() => ending && revoke.mutate(ending)}>{say('tokens.revoke')}</Button>
                    </Group>
                </Stack>
            </Dialog>
        </>
    );
}

function About({token}: {token: Token}) {
    const say = useText();
    const moment = useMoment();
    const over = token.expires_at !== undefined && token.expires_at > 0 && token.expires_at < Date.now();
    return (
        <div className={classes.about}>
            <Group gap="xs">
                <Text fw={600}>{token.description}</Text>
                {!token.is_active && <Badge color="gray" variant="light">{say('tokens.disabled')}</Badge>}
                {over && <Badge color="red" variant="light">{say('tokens.over')}</Badge>}
                {token.scopes?.map((scope) => <Badge key={scope} variant="outline">{scope}</Badge>)}
            </Group>
            <Text size="sm" c="var(--u-text-soft)">
                {say('tokens.id', {id: token.id})}
                {token.expires_at ? ` · ${say('tokens.ends', {time: moment(token.expires_at)})}` : ''}
            </Text>
        </div>
    );
}
