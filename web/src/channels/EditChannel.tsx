import {Button, Group, Stack, Textarea, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import {useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {patchChannel} from './queries';

export function EditChannel({channel, opened, onClose}: {channel: Channel; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('edit-channel.title')}>
            <Form channel={channel} onDone={onClose} />
        </Dialog>
    );
}

function Form({channel, onDone}: {channel: Channel; onDone: () => void}) {
    const say = useText();
    const form = useForm({
        initialValues: {display_name: channel.display_name, purpose: channel.purpose, header: channel.header},
        validate: {
            display_name: (value) => (value.trim().length >= 1 && value.trim().length <= 64 ? null : say('create-channel.name.wrong')),
            purpose: (value) => (value.length <= 250 ? null : say('create-channel.purpose.long')),
            header: (value) => (value.length <= 1024 ? null : say('edit-channel.header.long')),
        },
    });
    const save = useMutation({
        mutationFn: (values: typeof form.values) => api.patchChannel(channel.id, values),
        onSuccess: (saved) => {
            patchChannel(channel.id, (known) => ({...known, ...(saved as Channel)}));
            onDone();
        },
    });
    return (
        <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
            <Stack>
                <Failure error={save.error} />
                <TextInput label={say('create-channel.name')} required data-autofocus {...form.getInputProps('display_name')} />
                <TextInput label={say('create-channel.purpose')} {...form.getInputProps('purpose')} />
                <Textarea label={say('edit-channel.header')} description={say('edit-channel.header.hint')} autosize minRows={2} {...form.getInputProps('header')} />
                <Group justify="flex-end">
                    <Button variant="default" onClick={onDone}>{say('action.cancel')}</Button>
                    <Button type="submit" loading={save.isPending}>{say('action.save')}</Button>
                </Group>
            </Stack>
        </form>
    );
}
