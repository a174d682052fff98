import type {UserProfile} from '@mattermost/types/users';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {myId} from '../session/queries';
import {keepUser, statusQuery, userIdQuery, userQuery} from './queries';

/** What changes accounts and their statuses. */
export function followUsers(): void {
    on('user_updated', (_data, event) => changed(event.data.user as UserProfile));
    on('user_role_updated', ({user_id: id, roles}) => {
        queryClient.setQueryData(userQuery(id).queryKey, (known) => (known ? {...known, roles} : known));
        // How much one sees of the others depends on one's own roles.
        return id === myId() && queryClient.invalidateQueries({queryKey: ['user']});
    });
    on('status_change', ({user_id: id, status}) => statusChanged(id, status));
}

/** Those who were asked for are known; of others nothing is kept. */
function changed(user: UserProfile): void {
    const known = queryClient.getQueryData(userQuery(user.id).queryKey);
    if (known !== undefined) {
        keepUser({...known, ...user});
    }
    if (known?.username !== user.username) {
        [known?.username ?? '', user.username].forEach((name) => void queryClient.invalidateQueries(userIdQuery(name)));
    }
}

/** An answer that is still on its way is older than the event. */
function statusChanged(userId: string, status: string): void {
    const {queryKey} = statusQuery(userId);
    void queryClient.cancelQueries({queryKey}).then(() => queryClient.setQueryData(queryKey, status));
}
