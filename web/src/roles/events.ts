import type {Role} from '@mattermost/types/roles';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {roleQuery} from './queries';

/** What changes roles, whoever has them. */
export function followRoles(): void {
    on('role_updated', (data) => {
        const role = JSON.parse(data.role) as Role;
        queryClient.setQueryData(roleQuery(role.name).queryKey, (known) => known && role.permissions);
    });
}
