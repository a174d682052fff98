import {queryOptions, useQueries} from '@tanstack/react-query';

import {api} from '../api/client';
import {collect} from '../api/collect';

/** The permissions that this client asks for, of the API's. */
export type Permission =
    | 'add_reaction' | 'create_direct_channel' | 'create_post' | 'create_private_channel' | 'create_public_channel' | 'create_team'
    | 'create_user_access_token' | 'delete_others_posts' | 'delete_post' | 'edit_others_posts' | 'edit_post' | 'get_analytics'
    | 'join_public_channels' | 'manage_private_channel_members' | 'manage_private_channel_properties' | 'manage_public_channel_members'
    | 'manage_public_channel_properties' | 'manage_roles' | 'manage_system' | 'remove_reaction'
    | 'sysconsole_read_user_management_users' | 'upload_file';

const roles = collect((names: string[]) => api.getRolesByNames(names), (role) => role.name);

/** What a role permits. */
export function roleQuery(name: string) {
    return queryOptions({
        queryKey: ['role', name],
        queryFn: async (): Promise<string[]> => (await roles(name))?.permissions ?? [],
    });
}

/**
 * Whether one of the roles has the permission; undefined while that is not known.
 *
 * @param names the roles of an account, of its membership in a team, and in a channel, each parted by spaces
 */
export function useGranted(permission: Permission, names: (string | undefined)[]): boolean | undefined {
    const wanted = [...new Set(names.flatMap((each) => (each ?? '').split(' ')))].filter(Boolean);
    return useQueries({
        queries: wanted.map(roleQuery),
        combine: (found) => found.some(({data}) => data?.includes(permission)) || (found.some(({isPending}) => isPending) ? undefined : false),
    });
}
