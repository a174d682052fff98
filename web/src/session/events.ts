import type {UserProfile} from '@mattermost/types/users';

import {queryClient} from '../api/query';
import {on, onConnection} from '../realtime/socket';
import {clientConfigQuery, leaveIfEnded, meQuery} from './queries';

/** What changes the account and the configuration. */
export function followSession(): void {
    onConnection(() => void leaveIfEnded());
    on('user_updated', (_data, event) => changeMe(event.data.user as UserProfile));
    on('user_role_updated', ({user_id: id, roles}) => changeMe({id, roles}));
    on('config_changed', (_data, event) => {
        queryClient.setQueryData(clientConfigQuery.queryKey, event.data.config as Record<string, string>);
    });
}

function changeMe(user: Partial<UserProfile>): void {
    queryClient.setQueryData(meQuery.queryKey, (me) => (me && me.id === user.id ? {...me, ...user} : me));
}
