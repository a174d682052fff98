import {Anchor, Button, Stack, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation} from '@tanstack/react-query';
import {Link, useNavigate} from 'react-router';

import {Entrance} from './Entrance';
import {refetchChannels} from '../channels/queries';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import {createTeam, teamAddress} from '../teams/queries';

export function CreateTeamPage() {
    const say = useText();
    const navigate = useNavigate();
    const form = useForm({
        initialValues: {name: '', address: ''},
        validate: {
            name: (value) => (value.trim().length >= 2 && value.trim().length <= 64 ? null : say('team.name.wrong')),
            address: (value) => (/^[a-z][a-z0-9-]{0,62}[a-z0-9]$/.test(value) ? null : say('team.address.wrong')),
        },
    });
    const make = useMutation({
        mutationFn: (values: {name: string; address: string}) => createTeam(values.name.trim(), values.address),
        onSuccess: (team) => {
            refetchChannels();
            navigate(`/${team.name}/channels/town-square`);
        },
    });
    return (
        <Entrance title={say('create-team.title')}>
            <form onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
                <Stack>
                    <Failure error={make.error} />
                    <TextInput
                        label={say('team.name')}
                        description={say('team.name.rule')}
                        required
                        autoFocus
                        {...form.getInputProps('name')}
                        onBlur={() => !form.values.address && form.values.name && form.setFieldValue('address', teamAddress(form.values.name))}
                    />
                    <TextInput
                        label={say('team.address')}
                        leftSection="/"
                        required
                        autoCapitalize="none"
                        {...form.getInputProps('address')}
                    />
                    <Button type="submit" loading={make.isPending}>{say('create-team.submit')}</Button>
                    <Anchor component={Link} to="/select_team">{say('action.back')}</Anchor>
                </Stack>
            </form>
        </Entrance>
    );
}
