import {Text, UnstyledButton} from '@mantine/core';
import type {UserProfile} from '@mattermost/types/users';

import classes from './PersonRow.module.css';
import {displayName} from './names';
import {UserAvatar} from './UserAvatar';

/** A person to choose from a list. */
export function PersonRow({user, action, onClick}: {user: UserProfile; action: string; onClick: () => void}) {
    return (
        <UnstyledButton className={classes.row} onClick={onClick}>
            <UserAvatar user={user} small />
            <span className={classes.name}>
                <Text span fw={600} size="sm">{displayName(user, 'full_name')}</Text>
                <Text span size="sm" c="var(--u-text-soft)"> @{user.username}</Text>
            </span>
            <Text span size="sm" c="var(--u-link)">{action}</Text>
        </UnstyledButton>
    );
}
