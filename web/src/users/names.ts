import type {UserProfile} from '@mattermost/types/users';

/** How a user is called, as the server's settings say. */
export function displayName(user: UserProfile | null | undefined, setting = ''): string {
    if (!user) {
        return '…';
    }
    const full = `${user.first_name} ${user.last_name}`.trim();
    if (setting === 'nickname_full_name') {
        return user.nickname || full || user.username;
    }
    return setting === 'full_name' ? full || user.username : user.username;
}
