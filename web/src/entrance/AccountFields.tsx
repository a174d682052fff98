import {TextInput} from '@mantine/core';
import type {UseFormReturnType} from '@mantine/form';

import {PasswordField} from '../shared/PasswordField';
import {useText} from '../text/text';
import type {Account} from './account';

export function AccountFields({form}: {form: UseFormReturnType<Account & Record<string, string>>}) {
    const say = useText();
    return (
        <>
            <TextInput label={say('account.email')} type="email" autoComplete="email" required {...form.getInputProps('email')} />
            <TextInput
                label={say('account.username')}
                description={say('account.username.rule')}
                autoComplete="username"
                autoCapitalize="none"
                required
                {...form.getInputProps('username')}
            />
            <PasswordField
                label={say('account.password')}
                autoComplete="new-password"
                required
                {...form.getInputProps('password')}
            />
        </>
    );
}
