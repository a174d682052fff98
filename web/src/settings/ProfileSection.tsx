import {Button, Group, Stack, TextInput, Title} from '@mantine/core';
import {useForm} from '@mantine/form';
import type {UserProfile} from '@mattermost/types/users';
import {useMutation, useQueryClient} from '@tanstack/react-query';

import {api} from '../api/client';
import {accountRules} from '../entrance/account';
import {meQuery, useMe} from '../session/queries';
import {Failure} from '../shared/Failure';
import {told} from '../shared/notify';
import {useText} from '../text/text';
import {keepUser} from '../users/queries';
import {UserAvatar} from '../users/UserAvatar';

const LONGEST = 64;
const LONGEST_POSITION = 128;

export function ProfileSection() {
    const say = useText();
    const me = useMe();
    const client = useQueryClient();
    const short = (most: number) => (value: string) => (value.length <= most ? null : say('profile.long', {most}));
    const form = useForm({
        initialValues: {
            first_name: me.first_name, last_name: me.last_name, nickname: me.nickname,
            position: me.position, username: me.username,
        },
        validate: {
            first_name: short(LONGEST),
            last_name: short(LONGEST),
            nickname: short(LONGEST),
            position: short(LONGEST_POSITION),
            username: accountRules(say, {}).username,
        },
    });
    const save = useMutation({
        mutationFn: (values: typeof form.values) => api.patchMe({...values, username: values.username.trim().toLowerCase()} as Partial<UserProfile>),
        onSuccess: (saved) => {
            client.setQueryData(meQuery.queryKey, saved);
            keepUser(saved);
            form.resetDirty();
            told(say('settings.saved'));
        },
    });
    return (
        <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
            <Stack>
                <Title order={1} size="h2">{say('profile.title')}</Title>
                <Group>
                    <UserAvatar user={me} />
                    <span>{me.email}</span>
                </Group>
                <Failure error={save.error} />
                <Group grow align="flex-start">
                    <TextInput label={say('profile.first-name')} autoComplete="given-name" {...form.getInputProps('first_name')} />
                    <TextInput label={say('profile.last-name')} autoComplete="family-name" {...form.getInputProps('last_name')} />
                </Group>
                <TextInput label={say('account.username')} description={say('account.username.rule')} {...form.getInputProps('username')} />
                <TextInput label={say('profile.nickname')} autoComplete="nickname" {...form.getInputProps('nickname')} />
                <TextInput label={say('profile.position')} autoComplete="organization-title" {...form.getInputProps('position')} />
                <Group>
                    <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>{say('action.save')}</Button>
                </Group>
            </Stack>
        </form>
    );
}
