import type {PasswordInputProps} from '@mantine/core';
import {PasswordInput} from '@mantine/core';

import {useText} from '../text/text';

/** A field for something secret, which can be looked at while it is typed. */
export function PasswordField(props: PasswordInputProps) {
    const say = useText();
    return <PasswordInput visibilityToggleButtonProps={{'aria-label': say('action.show-password')}} {...props} />;
}
