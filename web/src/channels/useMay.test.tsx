import {cleanup, waitFor} from '@testing-library/react';
import {afterEach, beforeEach, expect, it} from 'vitest';

import {queryClient} from '../api/query';
import {follow} from '../follow';
import {receive} from '../realtime/socket';
import {roleQuery} from '../roles/queries';
import {teamMembershipsQuery} from '../teams/queries';
import {ANN, draw, TEAM} from '../testing/page';
import {membershipsQuery} from './queries';
import {useMay} from './useMay';

const CHANNEL = {id: 'channel', team_id: TEAM.id};

follow();
afterEach(cleanup);
beforeEach(() => {
    queryClient.clear();
    queryClient.setQueryData(roleQuery('system_user').queryKey, ['create_team']);
    queryClient.setQueryData(roleQuery('team_user').queryKey, ['create_public_channel']);
    queryClient.setQueryData(roleQuery('channel_user').queryKey, ['create_post', 'edit_post']);
    queryClient.setQueryData(roleQuery('channel_admin').queryKey, ['delete_others_posts']);
    queryClient.setQueryData(teamMembershipsQuery.queryKey, {[TEAM.id]: {team_id: TEAM.id, user_id: ANN.id, roles: 'team_user'} as never});
    queryClient.setQueryData(membershipsQuery.queryKey, {channel: {channel_id: 'channel', user_id: ANN.id, roles: 'channel_user'} as never});
});

function Answers() {
    return [
        useMay('create_team'), useMay('create_public_channel'), useMay('create_public_channel', {team_id: TEAM.id}),
        useMay('create_post', CHANNEL), useMay('create_post', {id: 'other', team_id: ''}), useMay('delete_others_posts', CHANNEL),
    ].map(String).join(' ');
}

it('asks the roles of the account, of the team and of the channel', () => {
    expect(draw(<Answers />).textContent).toBe('true false true true false false');
});

it('is not decided before the roles are known', () => {
    queryClient.removeQueries(roleQuery('team_user'));
    expect(draw(<Answers />).textContent).toBe('true false undefined true false undefined');
});

it('follows what is given and taken', async () => {
    const page = draw(<Answers />);
    const heard = (event: string, data: Record<string, unknown>, then: string) => {
        receive({event, data, broadcast: {}});
        return waitFor(() => expect(page.textContent).toBe(then));
    };
    const member = {channel_id: 'channel', user_id: ANN.id, roles: 'channel_user channel_admin'};
    await heard('channel_member_updated', {channelMember: JSON.stringify(member)}, 'true false true true false true');
    await heard('role_updated', {role: JSON.stringify({name: 'channel_user', permissions: ['edit_post']})}, 'true false true false false true');
    await heard('memberrole_updated', {member: JSON.stringify({team_id: TEAM.id, user_id: ANN.id, roles: ''})}, 'true false false false false true');
    await heard('user_role_updated', {user_id: ANN.id, roles: ''}, 'false false false false false true');
});
