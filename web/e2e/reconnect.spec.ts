import {Caller, PASSWORD} from './server';
import {expect, member, post, shoot, signIn, test, write} from './world';

test('a server that was away is caught up with', async ({page, world}) => {
    const {server, admin, channelId} = world;
    await signIn(page, server, 'admin');
    await write(page, 'Before the stop');
    await expect(post(page, 'Before the stop')).toBeVisible();

    await server.stop();
    await expect(page.getByText('The connection is lost.')).toBeVisible();
    await write(page, 'Into the void');
    await expect(page.getByText('Not sent.')).toBeVisible();
    await page.screenshot({path: 'target/screenshots/connection-lost.png'});

    await server.start();
    const script = new Caller(server.url, admin.token);
    await script.post('/posts', {channel_id: channelId, message: 'While you were away'});
    await expect(page.getByText('The connection is lost.')).toHaveCount(0, {timeout: 60_000});
    await expect(post(page, 'While you were away')).toBeVisible();
    await page.getByRole('button', {name: 'Try again'}).click();
    await expect(page.getByText('Not sent.')).toHaveCount(0);
    await expect(post(page, 'Into the void')).toHaveCount(1);
    await script.post('/posts', {channel_id: channelId, message: 'And live again'});
    await expect(post(page, 'And live again')).toBeVisible();
    await shoot(page, 'reconnected');
});

test('a session that is ended elsewhere shows nothing more, and comes back to its place', async ({page, world}) => {
    const {server, admin} = world;
    const cleo = await member(world, 'cleo');
    await signIn(page, server, 'cleo');
    await page.getByRole('link', {name: /^Off-Topic/}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'Off-Topic'})).toBeVisible();
    await admin.post(`/users/${cleo.id}/sessions/revoke/all`, {});
    await expect(page.getByRole('button', {name: 'Sign in'})).toBeVisible();
    await page.getByLabel('Username or email address').fill('cleo');
    await page.getByLabel('Password', {exact: true}).fill(PASSWORD);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'Off-Topic'})).toBeVisible();
});
