import {Alert, Button, Group, Stack, Text} from '@mantine/core';

import {CopyLine} from '../shared/CopyLine';
import {useText} from '../text/text';
import type {Token} from './tokens';

/** A token is shown this once: the server keeps only its hash. */
export function FreshToken({token, onDone}: {token: Token; onDone: () => void}) {
    const say = useText();
    const curl = `curl -i -H 'Authorization: Bearer ${token.token}' ${window.location.origin}/api/v4/users/me`;
    return (
        <Alert color="teal" title={say('tokens.made', {description: token.description})} role="status">
            <Stack>
                <Text>{say('tokens.made.once')}</Text>
                <CopyLine text={token.token ?? ''} label={say('tokens.token')} />
                <Text>{say('tokens.made.try')}</Text>
                <CopyLine text={curl} label={say('tokens.made.curl')} />
                <Group><Button variant="light" color="teal" onClick={onDone}>{say('tokens.made.done')}</Button></Group>
            </Stack>
        </Alert>
    );
}
