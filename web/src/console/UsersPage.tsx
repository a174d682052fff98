import {Badge, Button, Group, NativeSelect, Stack, Table, Text, TextInput, Title} from '@mantine/core';
import {useDebouncedValue} from '@mantine/hooks';
import type {UserProfile} from '@mattermost/types/users';
import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {useState} from 'react';

import {api} from '../api/client';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import {displayName} from '../users/names';
import {UserAvatar} from '../users/UserAvatar';
import {useConsoleText} from './text';
import {UserMenu} from './UserMenu';

const PAGE = 50;

/** All accounts: who they are, their role, whether they may sign in. */
export function UsersPage() {
    const say = useText();
    const tell = useConsoleText();
    const [term, setTerm] = useState('');
    const [searched] = useDebouncedValue(term.trim(), 200);
    const [filter, setFilter] = useState('');
    const [page, setPage] = useState(0);
    const users = useQuery({
        queryKey: ['console-users', searched, filter, page],
        queryFn: () => (searched
            ? api.searchUsers(searched, {allow_inactive: filter !== 'active', limit: PAGE})
            : api.getProfiles(page, PAGE, filter ? {[filter]: true} : {})),
        staleTime: 0,
        placeholderData: keepPreviousData,
    });
    const total = useQuery({queryKey: ['user-stats'], queryFn: () => api.call<{total_users_count: number}>('get', '/users/stats'), staleTime: 0});
    const shown = (users.data ?? []).filter((user) => !searched || filter !== 'inactive' || user.delete_at > 0);
    return (
        <Stack>
            <Group justify="space-between">
                <Title order={1} size="h2">{tell('page.users')}</Title>
                {total.data && <Text c="var(--u-text-soft)">{tell('users.total', {count: total.data.total_users_count})}</Text>}
            </Group>
            <Group align="flex-end">
                <TextInput
                    type="search"
                    label={tell('users.search')}
                    flex={1}
                    value={term}
                    onChange={(event) => {
                        setTerm(event.currentTarget.value);
                        setPage(0);
                    }}
                />
                <NativeSelect
                    label={tell('users.filter')}
                    value={filter}
                    onChange={(event) => {
                        setFilter(event.currentTarget.value);
                        setPage(0);
                    }}
                    data={[
                        {value: '', label: tell('users.filter.all')},
                        {value: 'active', label: tell('users.filter.active')},
                        {value: 'inactive', label: tell('users.filter.inactive')},
                    ]}
                />
            </Group>
            <Failure error={users.error} retry={() => void users.refetch()} />
            {users.isPending ? <Waiting /> : (
                <Table.ScrollContainer minWidth="var(--u-table-width)" scrollAreaProps={{viewportProps: {tabIndex: 0}}}>
                    <Table verticalSpacing="xs">
                        <Table.Thead>
                            <Table.Tr>
                                <Table.Th>{tell('users.name')}</Table.Th>
                                <Table.Th>{tell('users.email')}</Table.Th>
                                <Table.Th>{tell('users.role')}</Table.Th>
                                <Table.Th><span className="visually-hidden">{tell('users.actions')}</span></Table.Th>
                            </Table.Tr>
                        </Table.Thead>
                        <Table.Tbody>
                            {shown.map((user) => <UserRow key={user.id} user={user} onChanged={() => void users.refetch()} />)}
                        </Table.Tbody>
                    </Table>
                </Table.ScrollContainer>
            )}
            {users.isSuccess && shown.length === 0 && <Text c="var(--u-text-soft)">{say('search.none', {term: searched})}</Text>}
            {!searched && (
                <Group justify="center">
                    <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>{tell('users.previous')}</Button>
                    <Text>{tell('users.page', {page: page + 1})}</Text>
                    <Button variant="default" disabled={shown.length < PAGE} onClick={() => setPage(page + 1)}>{tell('users.next')}</Button>
                </Group>
            )}
        </Stack>
    );
}

function UserRow({user, onChanged}: {user: UserProfile; onChanged: () => void}) {
    const tell = useConsoleText();
    const administrator = user.roles.split(' ').includes('system_admin');
    return (
        <Table.Tr data-user={user.username}>
            <Table.Td>
                <Group gap="sm" wrap="nowrap">
                    <UserAvatar user={user} small />
                    <div>
                        <Text fw={600}>{displayName(user, 'full_name')}</Text>
                        <Text size="sm" c="var(--u-text-soft)">@{user.username}</Text>
                    </div>
                </Group>
            </Table.Td>
            <Table.Td>{user.email}</Table.Td>
            <Table.Td>
                <Group gap="xs">
                    <Badge variant="light" color={administrator ? 'indigo' : 'gray'}>{administrator ? tell('users.administrator') : tell('users.member')}</Badge>
                    {user.delete_at > 0 && <Badge variant="light" color="red">{tell('users.inactive')}</Badge>}
                </Group>
            </Table.Td>
            <Table.Td ta="end"><UserMenu user={user} administrator={administrator} onChanged={onChanged} /></Table.Td>
        </Table.Tr>
    );
}
