import {ActionIcon, Button, Group, Menu, Stack, Text} from '@mantine/core';
import type {UserProfile} from '@mattermost/types/users';
import {IconDots} from '@tabler/icons-react';
import {useMutation} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {useMay} from '../channels/useMay';
import {SessionList} from '../settings/SessionList';
import {TokenList} from '../settings/TokenList';
import {Dialog} from '../shared/Dialog';
import {Failure} from '../shared/Failure';
import {told} from '../shared/notify';
import {PasswordField} from '../shared/PasswordField';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import type {ConsoleMessageId} from './text';
import {useConsoleText} from './text';

type Dialog = 'role' | 'active' | 'sessions' | 'tokens' | 'password';

const TITLES: Record<Dialog, ConsoleMessageId> = {
    role: 'users.change-role',
    active: 'users.change-active',
    sessions: 'users.sessions',
    tokens: 'users.tokens',
    password: 'users.set-password',
};

interface Props {
    user: UserProfile;
    administrator: boolean;
    onChanged: () => void;
}

/** What an administrator can do with an account; what takes something away asks first. */
export function UserMenu({user, administrator, onChanged}: Props) {
    const say = useText();
    const tell = useConsoleText();
    const mayGiveRoles = useMay('manage_roles');
    const [dialog, setDialog] = useState<Dialog>();
    const close = () => setDialog(undefined);
    const done = () => {
        close();
        told(say('settings.saved'));
        onChanged();
    };
    return (
        <>
            <Menu withArrow position="bottom-end">
                <Menu.Target>
                    <ActionIcon variant="subtle" color="gray" aria-label={tell('users.actions-of', {name: user.username})}>
                        <IconDots size={ICON.LARGE} aria-hidden />
                    </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                    {mayGiveRoles && (
                        <Menu.Item onClick={() => setDialog('role')}>{administrator ? tell('users.make-member') : tell('users.make-administrator')}</Menu.Item>
                    )}
                    <Menu.Item onClick={() => setDialog('password')}>{tell('users.set-password')}</Menu.Item>
                    <Menu.Item onClick={() => setDialog('sessions')}>{tell('users.sessions')}</Menu.Item>
                    <Menu.Item onClick={() => setDialog('tokens')}>{tell('users.tokens')}</Menu.Item>
                    <Menu.Item color={user.delete_at ? undefined : 'red'} onClick={() => setDialog('active')}>
                        {user.delete_at ? tell('users.activate') : tell('users.deactivate')}
                    </Menu.Item>
                </Menu.Dropdown>
            </Menu>
            <Dialog opened={dialog !== undefined} onClose={close} large title={dialog && `${tell(TITLES[dialog])}: @${user.username}`}>
                {dialog === 'sessions' && <SessionList userId={user.id} />}
                {dialog === 'tokens' && <TokenList userId={user.id} />}
                {dialog === 'password' && <SetPassword user={user} onDone={done} />}
                {dialog === 'role' && (
                    <Confirm
                        text={tell(administrator ? 'users.make-member.question' : 'users.make-administrator.question', {name: user.username})}
                        act={() => api.updateUserRoles(user.id, administrator ? 'system_user' : 'system_user system_admin')}
                        onCancel={close}
                        onDone={done}
                    />
                )}
                {dialog === 'active' && (
                    <Confirm
                        text={tell(user.delete_at ? 'users.activate.question' : 'users.deactivate.question', {name: user.username})}
                        act={() => api.updateUserActive(user.id, user.delete_at > 0)}
                        onCancel={close}
                        onDone={done}
                    />
                )}
            </Dialog>
        </>
    );
}

function Confirm({text, act, onCancel, onDone}: {text: string; act: () => Promise<unknown>; onCancel: () => void; onDone: () => void}) {
    const say = useText();
    const tell = useConsoleText();
    const run = useMutation({mutationFn: act, onSuccess: onDone});
    return (
        <Stack>
            <Failure error={run.error} />
            <Text>{text}</Text>
            <Group justify="flex-end">
                <Button variant="default" onClick={onCancel}>{say('action.cancel')}</Button>
                <Button data-autofocus loading={run.isPending} onClick={() => run.mutate()}>{tell('users.confirm')}</Button>
            </Group>
        </Stack>
    );
}

function SetPassword({user, onDone}: {user: UserProfile; onDone: () => void}) {
    const say = useText();
    const tell = useConsoleText();
    const [password, setPassword] = useState('');
    const save = useMutation({mutationFn: () => api.updateUserPassword(user.id, '', password), onSuccess: onDone});
    return (
        <form
            onSubmit={(event) => {
                event.preventDefault();
                save.mutate();
            }}
        >
            <Stack>
                <Failure error={save.error} />
                <PasswordField
                    label={say('password.next')}
                    autoComplete="new-password"
                    data-autofocus
                    value={password}
                    onChange={(event) => setPassword(event.currentTarget.value)}
                />
                <Text size="sm" c="var(--u-text-soft)">{tell('users.set-password.hint')}</Text>
                <Group justify="flex-end"><Button type="submit" disabled={!password} loading={save.isPending}>{say('action.save')}</Button></Group>
            </Stack>
        </form>
    );
}
