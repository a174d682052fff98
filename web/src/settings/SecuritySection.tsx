import {Button, Group, Stack, Title} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation, useQueryClient} from '@tanstack/react-query';

import {api} from '../api/client';
import {accountRules} from '../entrance/account';
import {useClientConfig, useMe} from '../session/queries';
import {Failure} from '../shared/Failure';
import {told} from '../shared/notify';
import {PasswordField} from '../shared/PasswordField';
import {useText} from '../text/text';
import {SessionList} from './SessionList';

export function SecuritySection() {
    const say = useText();
    const me = useMe();
    return (
        <Stack gap="xl">
            <Title order={1} size="h2">{say('security.title')}</Title>
            <PasswordForm />
            <section>
                <Title order={2} size="h3" mb="sm">{say('sessions.title')}</Title>
                <SessionList userId={me.id} />
            </section>
        </Stack>
    );
}

function PasswordForm() {
    const say = useText();
    const me = useMe();
    const client = useQueryClient();
    const rules = accountRules(say, useClientConfig());
    const form = useForm({
        initialValues: {current: '', next: ''},
        validate: {current: (value) => (value ? null : say('sign-in.password.missing')), next: rules.password},
    });
    const save = useMutation({
        mutationFn: (values: typeof form.values) => api.updateUserPassword(me.id, values.current, values.next),
        onSuccess: () => {
            form.reset();
            told(say('password.changed'));
            // Other sessions may have ended by it.
            void client.invalidateQueries({queryKey: ['sessions', me.id]});
        },
    });
    return (
        <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
            <Stack maw="var(--u-form)">
                <Title order={2} size="h3">{say('password.title')}</Title>
                <Failure error={save.error} />
                <PasswordField label={say('password.current')} autoComplete="current-password" {...form.getInputProps('current')} />
                <PasswordField label={say('password.next')} autoComplete="new-password" {...form.getInputProps('next')} />
                <Group><Button type="submit" loading={save.isPending}>{say('password.submit')}</Button></Group>
            </Stack>
        </form>
    );
}
