import {Alert, Anchor, Button, Group, Stack, Text, Title} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {Link} from 'react-router';

import {useMay} from '../channels/useMay';
import {useClientConfig, useMe} from '../session/queries';
import {useText} from '../text/text';
import {CreateToken} from './CreateToken';
import {FreshToken} from './FreshToken';
import {TokenList} from './TokenList';
import type {Token} from './tokens';
import {tokensQuery} from './tokens';

/** Personal access tokens, for scripts and bots that act as the user. */
export function TokensSection() {
    const say = useText();
    const me = useMe();
    const on = useClientConfig().EnableUserAccessTokens === 'true';
    const maySet = useMay('manage_system');
    const mayCreate = useMay('create_user_access_token');
    const [creating, setCreating] = useState(false);
    const [fresh, setFresh] = useState<Token>();
    const tokens = useQuery({...tokensQuery(me.id), enabled: on && mayCreate === true});
    return (
        <Stack>
            <Title order={1} size="h2">{say('tokens.title')}</Title>
            <Text c="var(--u-text-soft)">
                {say('tokens.about')} <Anchor href="/api" target="_blank">{say('menu.api')}</Anchor>
            </Text>
            {!on && (
                <Alert color="yellow" title={say('tokens.off')}>
                    {maySet
                        ? <Anchor component={Link} to="/admin_console/integrations/integration_management">{say('tokens.off.administrator')}</Anchor>
                        : say('tokens.off.ask')}
                </Alert>
            )}
            {fresh && <FreshToken token={fresh} onDone={() => setFresh(undefined)} />}
            {on && mayCreate === false && <Text>{say('tokens.forbidden')}</Text>}
            {on && mayCreate && !creating && !fresh && <Group><Button onClick={() => setCreating(true)}>{say('tokens.create')}</Button></Group>}
            {creating && (
                <CreateToken
                    userId={me.id}
                    onCancel={() => setCreating(false)}
                    onCreated={(token) => {
                        setCreating(false);
                        setFresh(token);
                        void tokens.refetch();
                    }}
                />
            )}
            {on && mayCreate && <TokenList userId={me.id} />}
        </Stack>
    );
}
