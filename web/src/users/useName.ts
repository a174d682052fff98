import type {UserProfile} from '@mattermost/types/users';
import {useCallback} from 'react';

import {useClientConfig} from '../session/queries';
import {displayName} from './names';

/** Tells how a user is called here. */
export function useName(): (user: UserProfile | null | undefined) => string {
    const setting = useClientConfig().TeammateNameDisplay ?? '';
    return useCallback((user) => displayName(user, setting), [setting]);
}
