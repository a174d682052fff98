// The article's story told by the official JavaScript driver.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import client from '@mattermost/client';

const { Client4 } = client;
const url = process.env.UTMOST_URL;

function connect(token) {
  const driver = new Client4();
  driver.setUrl(url);
  if (token) {
    driver.setToken(token);
  }
  return driver;
}

test('the story in JavaScript', async () => {
  const visitor = connect();
  const admin = await visitor.login('kaakaa', 'password 1');
  const session = connect(visitor.getToken());
  const made = await session.createUserAccessToken(admin.id, 'javascript');
  const script = connect(made.token);

  const me = await script.getMe();
  assert.equal(me.username, 'kaakaa');
  const team = await script.createTeam({ name: 'javascript-team', display_name: 'JavaScript', type: 'O' });
  const channel = await script.getChannelByName(team.id, 'town-square');
  const post = await script.createPost({ channel_id: channel.id, message: 'Create post by REST API' });
  assert.equal(post.message, 'Create post by REST API');
  const pretty = await script.createPost({
    channel_id: channel.id,
    message: '',
    props: { attachments: [{ text: 'hoge' }] },
  });
  assert.equal(pretty.metadata.embeds[0].type, 'message_attachment');
  const posts = await script.getPosts(channel.id);
  assert.deepEqual(posts.order.slice(0, 2), [pretty.id, post.id]);
  const figures = await script.getAnalytics('standard');
  assert.equal(figures.length, 11);
  const config = await script.getClientConfig();
  assert.equal(config.EnableUserAccessTokens, 'true');

  await script.revokeUserAccessToken(made.id);
  await assert.rejects(script.getMe(), (error) => {
    assert.equal(error.server_error_id, 'api.context.session_expired.app_error');
    assert.equal(error.status_code, 401);
    return true;
  });
});
