import type {Caller, Server} from './server';

/** A server where ann looks on, and an administrator acts. */
export interface Stage {
    server: Server;
    admin: Caller;
    ann: Caller;
    bob: Caller;
    teamId: string;
    /** A channel that ann, bob and the administrator are in, with a post and a reply to it. */
    channelId: string;
    rootId: string;
    replyId: string;
    /** A channel for what is done to channels. */
    otherId: string;
}

export interface Case {
    /** What the server sends ann. */
    event: string;
    when: string;
    act: (stage: Stage) => Promise<unknown>;
}

/** What happens, for every event that the client follows and the server sends. */
export const CASES: Case[] = [
    {event: 'posted', when: 'somebody writes', act: ({admin, channelId}) => admin.post('/posts', {channel_id: channelId, message: 'new'})},
    {event: 'posted', when: 'somebody mentions one', act: ({admin, channelId}) => admin.post('/posts', {channel_id: channelId, message: 'for @ann'})},
    {event: 'posted', when: 'somebody replies', act: ({admin, channelId, rootId}) => admin.post('/posts', {channel_id: channelId, root_id: rootId, message: 'a reply'})},
    {event: 'posted', when: 'one writes elsewhere', act: ({ann, channelId}) => ann.post('/posts', {channel_id: channelId, message: 'mine'})},
    {event: 'post_edited', when: 'a post is edited', act: ({admin, rootId}) => admin.put(`/posts/${rootId}/patch`, {message: 'edited'})},
    {event: 'post_edited', when: 'a reply is edited', act: ({admin, replyId}) => admin.put(`/posts/${replyId}/patch`, {message: 'edited, too'})},
    {event: 'post_edited', when: 'a post is pinned', act: ({admin, rootId}) => admin.post(`/posts/${rootId}/pin`, {})},
    {event: 'post_edited', when: 'one of the pinned posts is unpinned', act: async ({admin, rootId, replyId}) => {
        await admin.post(`/posts/${replyId}/pin`, {});
        return admin.post(`/posts/${rootId}/unpin`, {});
    }},
    {event: 'post_deleted', when: 'a reply is deleted', act: ({admin, replyId}) => admin.delete(`/posts/${replyId}`)},
    {event: 'post_deleted', when: 'a thread is deleted', act: ({admin, rootId}) => admin.delete(`/posts/${rootId}`)},
    {event: 'reaction_added', when: 'somebody reacts', act: ({admin, channelId}) => reacted(admin, channelId, '+1')},
    {event: 'reaction_removed', when: 'somebody takes a reaction back', act: async ({admin, channelId}) => {
        const post = await reacted(admin, channelId, 'tada');
        return admin.delete(`/users/${admin.id}/posts/${post.id}/reactions/tada`);
    }},
    {event: 'emoji_added', when: 'somebody adds an emoji', act: ({admin, server}) => {
        const form = new FormData();
        form.append('image', new Blob([Buffer.from(PIXEL, 'base64')]), 'pixel.gif');
        form.append('emoji', JSON.stringify({creator_id: admin.id, name: 'pixel'}));
        return fetch(`${server.url}/api/v4/emoji`, {method: 'POST', headers: {Authorization: `Bearer ${admin.token}`}, body: form});
    }},
    {event: 'multiple_channels_viewed', when: 'one reads elsewhere', act: ({ann, channelId}) => ann.post('/channels/members/me/view', {channel_id: channelId})},
    {event: 'channel_updated', when: 'a channel gets a header', act: ({admin, channelId}) => admin.put(`/channels/${channelId}/patch`, {header: 'new', display_name: 'Renamed'})},
    {event: 'user_added', when: 'somebody comes into the channel', act: async ({admin, channelId, teamId, server}) => {
        const cleo = await server.person('cleo', admin);
        await admin.post(`/teams/${teamId}/members`, {team_id: teamId, user_id: cleo.id});
        return admin.post(`/channels/${channelId}/members`, {user_id: cleo.id});
    }},
    {event: 'user_removed', when: 'somebody leaves the channel', act: ({bob, channelId}) => bob.delete(`/channels/${channelId}/members/${bob.id}`)},
    {event: 'user_added', when: 'one is added to a channel', act: ({admin, ann, otherId}) => admin.post(`/channels/${otherId}/members`, {user_id: ann.id})},
    {event: 'channel_deleted', when: 'a channel is archived', act: ({admin, otherId}) => admin.delete(`/channels/${otherId}`)},
    {event: 'channel_restored', when: 'a channel is brought back', act: ({admin, otherId}) => admin.post(`/channels/${otherId}/restore`, {})},
    {event: 'user_removed', when: 'one is removed from a channel', act: ({admin, ann, otherId}) => admin.delete(`/channels/${otherId}/members/${ann.id}`)},
    {event: 'channel_created', when: 'one makes a channel elsewhere', act: ({ann, teamId}) => ann.post('/channels', {team_id: teamId, name: 'made', display_name: 'Made', type: 'P'})},
    {event: 'direct_added', when: 'somebody opens a direct message', act: ({admin, ann}) => admin.post('/channels/direct', [admin.id, ann.id])},
    {event: 'group_added', when: 'somebody opens a group message', act: ({admin, ann, bob}) => admin.post('/channels/group', [admin.id, ann.id, bob.id])},
    {event: 'added_to_team', when: 'one is added to a team', act: async ({admin, ann}) => {
        const team = await admin.post('/teams', {name: 'second', display_name: 'Second', type: 'O'});
        return admin.post(`/teams/${team.id}/members`, {team_id: team.id, user_id: ann.id});
    }},
    {event: 'leave_team', when: 'one is removed from a team', act: async ({admin, ann}) => {
        const team = await admin.get('/teams/name/second');
        return admin.delete(`/teams/${team.id}/members/${ann.id}`);
    }},
    {event: 'leave_team', when: 'somebody leaves the team', act: ({admin, bob, teamId}) => admin.delete(`/teams/${teamId}/members/${bob.id}`)},
    {event: 'delete_team', when: 'a team is archived', act: async ({admin, ann}) => {
        const team = await ann.post('/teams', {name: 'third', display_name: 'Third', type: 'O'});
        return admin.delete(`/teams/${team.id}`);
    }},
    {event: 'user_updated', when: 'somebody is called otherwise', act: ({admin}) => admin.put('/users/me/patch', {nickname: 'Chief', username: 'chief'})},
    {event: 'user_updated', when: 'one is called otherwise', act: ({ann}) => ann.put('/users/me/patch', {first_name: 'Ann', locale: 'ja'})},
    {event: 'status_change', when: 'one is away', act: ({ann}) => ann.put(`/users/${ann.id}/status`, {user_id: ann.id, status: 'dnd'})},
    {event: 'preferences_changed', when: 'one sets something elsewhere', act: ({ann}) => ann.put(`/users/${ann.id}/preferences`, [preference(ann)])},
    {event: 'preferences_deleted', when: 'one takes it back', act: ({ann}) => ann.post(`/users/${ann.id}/preferences/delete`, [preference(ann)])},
    {event: 'config_changed', when: 'the configuration changes', act: ({admin}) => admin.put('/config/patch', {TeamSettings: {SiteName: 'Elsewhere'}})},
    {event: 'role_updated', when: 'a role grants less', act: async ({admin}) => {
        const role = await admin.get('/roles/name/channel_guest');
        await admin.put(`/roles/${role.id}/patch`, {permissions: ['read_channel']});
    }},
    {event: 'memberrole_updated', when: 'one becomes an administrator of the team', act: ({admin, ann, teamId}) =>
        admin.put(`/teams/${teamId}/members/${ann.id}/schemeRoles`, {scheme_admin: true, scheme_user: true})},
    {event: 'channel_member_updated', when: 'one becomes an administrator of the channel', act: ({admin, ann, channelId}) =>
        admin.put(`/channels/${channelId}/members/${ann.id}/schemeRoles`, {scheme_admin: true, scheme_user: true})},
    {event: 'update_team_scheme', when: 'the team follows a scheme', act: async ({admin, teamId}) => {
        const scheme = await admin.post('/schemes', {display_name: 'Of teams', scope: 'team'});
        return admin.put(`/teams/${teamId}/scheme`, {scheme_id: scheme.id});
    }},
    {event: 'channel_scheme_updated', when: 'the channel follows a scheme', act: async ({admin, channelId}) => {
        const scheme = await admin.post('/schemes', {display_name: 'Of channels', scope: 'channel'});
        return admin.put(`/channels/${channelId}/scheme`, {scheme_id: scheme.id});
    }},
    {event: 'user_role_updated', when: 'one becomes an administrator', act: ({admin, ann}) => admin.put(`/users/${ann.id}/roles`, {roles: 'system_user system_admin'})},
];

/** Followed, but of nothing that could be fetched. */
export const OF_THE_MOMENT = ['typing'];

/** A GIF. */
const PIXEL = 'R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=';

/** A new post, with a reaction. */
async function reacted(by: Caller, channelId: string, emoji: string) {
    const post = await by.post('/posts', {channel_id: channelId, message: 'liked'});
    await by.post('/reactions', {user_id: by.id, post_id: post.id, emoji_name: emoji});
    return post;
}

function preference(of: Caller) {
    return {user_id: of.id, category: 'display_settings', name: 'use_military_time', value: 'true'};
}
