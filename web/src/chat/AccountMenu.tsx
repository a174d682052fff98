import {Menu, UnstyledButton} from '@mantine/core';
import {IconApi, IconChartBar, IconLogout, IconSettings, IconUserCircle} from '@tabler/icons-react';
import {useQueryClient} from '@tanstack/react-query';
import {Link} from 'react-router';

import {api} from '../api/client';
import {useMay} from '../channels/useMay';
import {signOut, useMe} from '../session/queries';
import {toldProblem} from '../shared/notify';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {statusQuery} from '../users/queries';
import {StatusDot} from '../users/StatusDot';
import {UserAvatar} from '../users/UserAvatar';
import classes from './AccountMenu.module.css';

const STATUSES = ['online', 'away', 'dnd', 'offline'] as const;

/** One's status, settings, the console for administrators, the API reference, the way out. */
export function AccountMenu() {
    const say = useText();
    const me = useMe();
    const client = useQueryClient();
    const maySet = useMay('manage_system');
    const mayCount = useMay('get_analytics');
    const setStatus = async (status: string) => {
        try {
            await api.updateStatus({user_id: me.id, status} as Parameters<typeof api.updateStatus>[0]);
            client.setQueryData(statusQuery(me.id).queryKey, status);
        } catch (error) {
            toldProblem(error);
        }
    };
    return (
        <Menu position="right-end" withArrow width="var(--u-sidebar-width)">
            <Menu.Target>
                <UnstyledButton aria-label={say('menu.label', {name: me.username})} className={classes.target}>
                    <UserAvatar user={me} status />
                </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>@{me.username}</Menu.Label>
                {STATUSES.map((status) => (
                    <Menu.Item key={status} onClick={() => void setStatus(status)} leftSection={<StatusDot status={status} silent />}>
                        {say(`status.${status}`)}
                    </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item component={Link} to="/account_settings/profile" leftSection={<IconUserCircle size={ICON.MEDIUM} aria-hidden />}>
                    {say('menu.settings')}
                </Menu.Item>
                {maySet && (
                    <Menu.Item component={Link} to="/admin_console" leftSection={<IconSettings size={ICON.MEDIUM} aria-hidden />}>
                        {say('menu.console')}
                    </Menu.Item>
                )}
                {mayCount && (
                    <Menu.Item component={Link} to="/admin_console/reporting/statistics" leftSection={<IconChartBar size={ICON.MEDIUM} aria-hidden />}>
                        {say('menu.statistics')}
                    </Menu.Item>
                )}
                <Menu.Item component="a" href="/api" target="_blank" leftSection={<IconApi size={ICON.MEDIUM} aria-hidden />}>
                    {say('menu.api')}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={ICON.MEDIUM} aria-hidden />}>
                    {say('menu.sign-out')}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

