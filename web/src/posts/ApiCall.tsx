import {Anchor, Stack, Text} from '@mantine/core';
import {Link} from 'react-router';

import {CopyLine} from '../shared/CopyLine';
import {Dialog} from '../shared/Dialog';
import {useText} from '../text/text';
import {curlOf} from './curl';
import type {LocalPost} from './model';

/** The call that would make this post, for whoever wants to write a bot. */
export function ApiCall({post, opened, onClose}: {post: LocalPost; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} large title={say('post.api-call')}>
            {opened && (
                <Stack>
                    <Text>{say('api-call.hint')}</Text>
                    <CopyLine text={curlOf(post, window.location.origin)} label={say('post.api-call')} />
                    <Text size="sm">
                        <Anchor component={Link} to="/account_settings/tokens">{say('api-call.token')}</Anchor>
                        {' · '}
                        <Anchor href="/api" target="_blank">{say('menu.api')}</Anchor>
                    </Text>
                </Stack>
            )}
        </Dialog>
    );
}
