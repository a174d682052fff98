import {Button, Group, Radio, Stack, Textarea, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {useMutation} from '@tanstack/react-query';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {addressOf} from '../shared/address';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {channelPath} from './paths';
import {keepChannel, refetchChannels} from './queries';
import {useMayCreate} from './useMay';

export function CreateChannel({team, opened, onClose}: {team: Team; opened: boolean; onClose: () => void}) {
    const say = useText();
    return (
        <Dialog opened={opened} onClose={onClose} title={say('create-channel.title')}>
            <Form team={team} onDone={onClose} />
        </Dialog>
    );
}

function Form({team, onDone}: {team: Team; onDone: () => void}) {
    const say = useText();
    const navigate = useNavigate();
    const may = useMayCreate(team.id);
    const form = useForm({
        initialValues: {name: '', purpose: '', type: may.public ? 'O' : 'P'},
        validate: {
            name: (value) => (value.trim().length >= 1 && value.trim().length <= 64 ? null : say('create-channel.name.wrong')),
            purpose: (value) => (value.length <= 250 ? null : say('create-channel.purpose.long')),
        },
    });
    const make = useMutation({
        mutationFn: (values: typeof form.values) => api.createChannel({
            team_id: team.id,
            display_name: values.name.trim(),
            // A name without Latin letters can't be in an address.
            name: addressOf(values.name) || crypto.randomUUID().replace(/-/g, '').slice(0, 26),
            purpose: values.purpose,
            type: values.type,
        } as unknown as Channel) as Promise<Channel>,
        onSuccess: (channel) => {
            keepChannel(channel);
            refetchChannels();
            onDone();
            navigate(channelPath(team.name, channel));
        },
    });
    return (
        <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
            <Stack>
                <Failure error={make.error} />
                <TextInput label={say('create-channel.name')} required data-autofocus {...form.getInputProps('name')} />
                <Textarea label={say('create-channel.purpose')} description={say('create-channel.purpose.hint')} autosize minRows={2} {...form.getInputProps('purpose')} />
                <Radio.Group label={say('create-channel.type')} {...form.getInputProps('type')}>
                    <Stack gap="xs" mt="xs">
                        <Radio value="O" disabled={!may.public} label={say('create-channel.public')} description={say('create-channel.public.hint')} />
                        <Radio value="P" disabled={!may.private} label={say('create-channel.private')} description={say('create-channel.private.hint')} />
                    </Stack>
                </Radio.Group>
                <Group justify="flex-end">
                    <Button variant="default" onClick={onDone}>{say('action.cancel')}</Button>
                    <Button type="submit" loading={make.isPending}>{say('create-channel.submit')}</Button>
                </Group>
            </Stack>
        </form>
    );
}
