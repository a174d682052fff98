import {Button, Group, Text} from '@mantine/core';

import {useText} from '../text/text';
import type {LocalPost} from './model';
import {dropPost, useSendPost} from './queries';

/** A post that did not reach the server: sent again under the same number, it can't become two. */
export function FailedPost({post}: {post: LocalPost}) {
    const say = useText();
    const send = useSendPost(post.channel_id);
    return (
        <Group gap="xs" role="alert">
            <Text size="sm" c="red">{say('post.failed')} {post.refusal}</Text>
            <Button size="compact-xs" variant="light" loading={send.isPending} onClick={() => send.mutate(post)}>{say('action.retry')}</Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => dropPost(post)}>{say('action.delete')}</Button>
        </Group>
    );
}
