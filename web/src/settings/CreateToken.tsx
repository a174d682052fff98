import {Button, Checkbox, Group, NativeSelect, Paper, Stack, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation} from '@tanstack/react-query';

import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import type {NewToken, Token} from './tokens';
import {createToken, SCOPES} from './tokens';

const DAYS = ['7', '30', '90', '365'];

interface Props {
    userId: string;
    onCreated: (token: Token) => void;
    onCancel: () => void;
}

export function CreateToken({userId, onCreated, onCancel}: Props) {
    const say = useText();
    const form = useForm<NewToken>({
        initialValues: {description: '', days: '', scopes: [...SCOPES]},
        validate: {
            description: (value) => (value.trim() && value.length <= 512 ? null : say('tokens.description.missing')),
            scopes: (value) => (value.length > 0 ? null : say('tokens.scopes.missing')),
        },
    });
    const create = useMutation({mutationFn: (values: NewToken) => createToken(userId, values), onSuccess: onCreated});
    return (
        <Paper withBorder p="md">
            <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
                <Stack>
                    <Failure error={create.error} />
                    <TextInput
                        label={say('tokens.description')}
                        description={say('tokens.description.hint')}
                        required
                        autoFocus
                        {...form.getInputProps('description')}
                    />
                    <NativeSelect
                        label={say('tokens.expiry')}
                        data={[
                            {value: '', label: say('tokens.expiry.never')},
                            ...DAYS.map((days) => ({value: days, label: say('tokens.expiry.days', {days: Number(days)})})),
                        ]}
                        {...form.getInputProps('days')}
                    />
                    <Checkbox.Group label={say('tokens.scopes')} {...form.getInputProps('scopes')}>
                        <Stack gap="xs" mt="xs">
                            {SCOPES.map((scope) => <Checkbox key={scope} value={scope} label={say(`tokens.scope.${scope}`)} />)}
                        </Stack>
                    </Checkbox.Group>
                    <Group>
                        <Button type="submit" loading={create.isPending}>{say('tokens.submit')}</Button>
                        <Button variant="default" onClick={onCancel}>{say('action.cancel')}</Button>
                    </Group>
                </Stack>
            </form>
        </Paper>
    );
}
