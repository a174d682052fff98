import {Button, Divider, Stack, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import type {UserProfile} from '@mattermost/types/users';
import {useMutation, useQuery} from '@tanstack/react-query';
import {Navigate, useNavigate} from 'react-router';

import {api} from '../api/client';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {createTeam, teamAddress} from '../teams/queries';
import {useText} from '../text/text';
import {accountRules, NO_ACCOUNT} from './account';
import {AccountFields} from './AccountFields';
import {Entrance} from './Entrance';
import {clientConfigQuery, signIn} from '../session/queries';

/** An empty server asks for its first administrator and the first team. */
export function FirstRunPage() {
    const say = useText();
    const navigate = useNavigate();
    const config = useQuery(clientConfigQuery);
    const form = useForm({
        initialValues: {...NO_ACCOUNT, team: ''} as typeof NO_ACCOUNT & Record<string, string>,
        validate: {
            ...accountRules(say, config.data ?? {}),
            team: (value: string) => (value.trim().length >= 2 ? null : say('team.name.wrong')),
        },
    });
    const begin = useMutation({
        mutationFn: async ({team, ...account}: typeof NO_ACCOUNT & Record<string, string>) => {
            await api.createUser({...account, username: account.username.trim().toLowerCase()} as unknown as UserProfile, '', '');
            await signIn(account.username.trim(), account.password);
            return createTeam(team.trim(), teamAddress(team));
        },
        onSuccess: (team) => navigate(`/${team.name}/channels/town-square`, {replace: true}),
    });
    if (config.isPending) {
        return <Waiting />;
    }
    if (config.data?.NoAccounts !== 'true' && begin.isIdle) {
        return <Navigate to="/" replace />;
    }
    return (
        <Entrance title={say('first-run.title')} hint={say('first-run.hint')}>
            <form onSubmit={form.onSubmit((values) => begin.mutate(values))} noValidate>
                <Stack>
                    <Failure error={begin.error} />
                    <AccountFields form={form} />
                    <Divider />
                    <TextInput label={say('team.name')} description={say('team.name.rule')} required {...form.getInputProps('team')} />
                    <Button type="submit" loading={begin.isPending}>{say('first-run.submit')}</Button>
                </Stack>
            </form>
        </Entrance>
    );
}
