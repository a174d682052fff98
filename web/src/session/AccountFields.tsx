import {PasswordInput, TextInput} from '@mantine/core';
import type {UseFormReturnType} from '@mantine/form';

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
            <PasswordInput
                label={say('account.password')}
                autoComplete="new-password"
                required
                visibilityToggleButtonProps={{'aria-label': say('action.show-password')}}
                {...form.getInputProps('password')}
            />
        </>
    );
}
