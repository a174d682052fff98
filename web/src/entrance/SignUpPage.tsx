import {Anchor, Button, Stack, Text} from '@mantine/core';
import {useForm} from '@mantine/form';
import type {UserProfile} from '@mattermost/types/users';
import {useMutation} from '@tanstack/react-query';
import {Link, useNavigate} from 'react-router';

import {api} from '../api/client';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {accountRules, NO_ACCOUNT} from './account';
import {AccountFields} from './AccountFields';
import {Entrance} from './Entrance';
import {signIn, useClientConfig} from '../session/queries';

export function SignUpPage() {
    const say = useText();
    const navigate = useNavigate();
    const config = useClientConfig();
    const form = useForm({initialValues: {...NO_ACCOUNT} as typeof NO_ACCOUNT & Record<string, string>, validate: accountRules(say, config)});
    const enter = useMutation({
        mutationFn: async (account: typeof NO_ACCOUNT) => {
            await api.createUser({...account, username: account.username.trim().toLowerCase()} as unknown as UserProfile, '', '');
            await signIn(account.username.trim(), account.password);
        },
        onSuccess: () => navigate('/', {replace: true}),
    });
    return (
        <Entrance title={say('sign-up.title')} hint={config.CustomDescriptionText}>
            <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
                <Stack>
                    <Failure error={enter.error} />
                    <AccountFields form={form} />
                    <Button type="submit" loading={enter.isPending}>{say('sign-up.submit')}</Button>
                    <Text size="sm">
                        {say('sign-up.known')} <Anchor component={Link} to="/login">{say('sign-in.title')}</Anchor>
                    </Text>
                </Stack>
            </form>
        </Entrance>
    );
}
