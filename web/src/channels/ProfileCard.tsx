import {Button, Group, Stack, Text} from '@mantine/core';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {IconMessagePlus} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {displayName} from '../users/names';
import {UserAvatar} from '../users/UserAvatar';
import {useMay} from './useMay';
import {useOpenDirect} from './useOpenDirect';

/** Who somebody is, and the way to write to them. */
export function ProfileCard({user, team}: {user: UserProfile; team: Pick<Team, 'name'>}) {
    const say = useText();
    const mayTalk = useMay('create_direct_channel');
    const open = useOpenDirect(team.name);
    return (
        <Stack gap="sm">
            <Group gap="sm" wrap="nowrap">
                <UserAvatar user={user} status />
                <div>
                    <Text fw={600}>{displayName(user, 'full_name')}</Text>
                    <Text size="sm" c="var(--u-text-soft)">@{user.username}</Text>
                </div>
            </Group>
            {user.position && <Text size="sm">{user.position}</Text>}
            {mayTalk && (
                <Button
                    size="sm"
                    variant="light"
                    leftSection={<IconMessagePlus size={ICON.MEDIUM} aria-hidden />}
                    onClick={() => open.mutate(user.id)}
                    loading={open.isPending}
                >
                    {say('members.message')}
                </Button>
            )}
        </Stack>
    );
}
