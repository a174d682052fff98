import {Button, Group, Textarea} from '@mantine/core';
import {useMutation} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {inFence} from '../markdown/fence';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import type {LocalPost} from './model';
import {changePost} from './queries';

export function EditPost({post, onDone}: {post: LocalPost; onDone: () => void}) {
    const say = useText();
    const [text, setText] = useState(post.message);
    const save = useMutation({
        mutationFn: () => api.patchPost({id: post.id, message: text}),
        onSuccess: (edited) => {
            changePost(edited);
            onDone();
        },
    });
    // A post with files needs no text.
    const fit = text.trim() !== '' || (post.file_ids ?? []).length > 0;
    const submit = () => (text === post.message ? onDone() : fit && save.mutate());
    return (
        <div>
            <Failure error={save.error} />
            <Textarea
                autosize
                maxRows={12}
                autoFocus
                aria-label={say('post.edit')}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
                onKeyDown={(event) => {
                    if (event.key === 'Escape') {
                        event.stopPropagation();
                        onDone();
                    } else if (event.key === 'Enter' && !event.shiftKey && !inFence(text, event.currentTarget.selectionStart)) {
                        event.preventDefault();
                        submit();
                    }
                }}
            />
            <Group gap="xs" mt="xs">
                <Button size="compact-sm" onClick={submit} loading={save.isPending} disabled={!fit}>{say('action.save')}</Button>
                <Button size="compact-sm" variant="default" onClick={onDone}>{say('action.cancel')}</Button>
            </Group>
        </div>
    );
}
