import {Anchor, Stack, Text} from '@mantine/core';
import {Link} from 'react-router';

import {CopyLine} from '../shared/CopyLine';
import {useText} from '../text/text';
import {Entrance} from './Entrance';

/** This server sends no mail yet, so a person sets the new password: an administrator, or whoever runs the server. */
export function ForgottenPasswordPage() {
    const say = useText();
    return (
        <Entrance title={say('forgotten.title')} hint={say('forgotten.hint')}>
            <Stack>
                <Text>{say('forgotten.administrator')}</Text>
                <Text>{say('forgotten.operator')}</Text>
                <CopyLine text="./utmost user password NAME" label={say('forgotten.command')} />
                <Anchor component={Link} to="/login">{say('forgotten.back')}</Anchor>
            </Stack>
        </Entrance>
    );
}
