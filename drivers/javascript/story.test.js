// The article's story told by the official JavaScript driver.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import client from '@mattermost/client';
import { WebSocket } from 'ws';

const { Client4, WebSocketClient } = client;
// The driver names the browser's constructor, which Node has from 22 on.
globalThis.WebSocket ??= WebSocket;
const url = process.env.UTMOST_URL;

function connect(token) {
  const driver = new Client4();
  driver.setUrl(url);
  if (token) {
    driver.setToken(token);
  }
  return driver;
}

/** A socket and the events that came on it: `await heard(name, kind)` is the first of that name and kind. */
function listen(story, driver, token) {
  const socket = new WebSocketClient();
  story.after(() => socket.close());
  const events = [];
  const waiting = new Set();
  socket.addMessageListener((event) => {
    events.push(event);
    waiting.forEach((look) => look());
  });
  socket.initialize(driver.getWebSocketUrl(), token);
  const heard = (name, kind = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const found = events.find((event) => event.event === name && kind(event));
        if (found) {
          waiting.delete(look);
          resolve(found);
        }
      };
      waiting.add(look);
      look();
    });
  return { socket, heard };
}

test('the story in JavaScript', { timeout: 60_000 }, async (story) => {
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

  const friend = await session.createUser(
    { username: 'javascript-friend', email: 'javascript-friend@example.com', password: 'password 1' },
    '',
    '',
  );
  await session.addToTeam(team.id, friend.id);
  const theirs = connect();
  await theirs.login('javascript-friend', 'password 1');
  const mine = listen(story, script, made.token);
  const other = listen(story, theirs, theirs.getToken());
  assert.equal((await mine.heard('hello')).seq, 0);
  await other.heard('hello');
  other.socket.userTyping(channel.id, '');
  assert.equal((await mine.heard('typing')).data.user_id, friend.id);
  await theirs.createPost({ channel_id: channel.id, message: 'Seen at once' });
  const posted = await mine.heard('posted');
  assert.equal(JSON.parse(posted.data.post).message, 'Seen at once');
  await script.updateStatus({ user_id: admin.id, status: 'dnd' });
  await mine.heard('status_change', (event) => event.data.status === 'dnd');

  await script.revokeUserAccessToken(made.id);
  await assert.rejects(script.getMe(), (error) => {
    assert.equal(error.server_error_id, 'api.context.session_expired.app_error');
    assert.equal(error.status_code, 401);
    return true;
  });
});
