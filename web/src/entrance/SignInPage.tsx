import {Anchor, Button, Stack, Text, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation, useQuery} from '@tanstack/react-query';
import {Link, Navigate, useLocation, useNavigate} from 'react-router';

import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {PasswordField} from '../shared/PasswordField';
import {useText} from '../text/text';
import {Entrance} from './Entrance';
import {clientConfigQuery, meQuery, signIn} from '../session/queries';

export function SignInPage() {
    const say = useText();
    const navigate = useNavigate();
    const from = (useLocation().state as {from?: string} | null)?.from ?? '/';
    const config = useQuery(clientConfigQuery);
    const me = useQuery(meQuery);
    const form = useForm({
        initialValues: {login: '', password: ''},
        validate: {
            login: (value) => (value.trim() ? null : say('sign-in.login.missing')),
            password: (value) => (value ? null : say('sign-in.password.missing')),
        },
    });
    const enter = useMutation({
        mutationFn: ({login, password}: {login: string; password: string}) => signIn(login.trim(), password),
        onSuccess: () => navigate(from, {replace: true}),
    });

    if (config.data?.NoAccounts === 'true') {
        return <Navigate to="/first_run" replace />;
    }
    if (me.data && enter.isIdle) {
        return <Navigate to={from} replace />;
    }
    if (config.isPending) {
        return <Waiting />;
    }
    const open = config.data?.EnableUserCreation === 'true' && config.data.EnableSignUpWithEmail === 'true' && config.data.EnableOpenServer === 'true';
    return (
        <Entrance title={say('sign-in.title')}>
            <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
                <Stack>
                    <Failure error={enter.error ?? config.error} />
                    <TextInput
                        label={say('sign-in.login')}
                        autoComplete="username"
                        autoCapitalize="none"
                        autoFocus
                        {...form.getInputProps('login')}
                    />
                    <PasswordField
                        label={say('sign-in.password')}
                        autoComplete="current-password"
                        {...form.getInputProps('password')}
                    />
                    <Button type="submit" loading={enter.isPending}>{say('sign-in.submit')}</Button>
                    <Anchor component={Link} to="/reset_password" size="sm">{say('sign-in.forgotten')}</Anchor>
                    {open && (
                        <Text size="sm">
                            {say('sign-in.new')} <Anchor component={Link} to="/signup">{say('sign-up.title')}</Anchor>
                        </Text>
                    )}
                </Stack>
            </form>
        </Entrance>
    );
}
