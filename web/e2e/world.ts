import {mkdirSync} from 'node:fs';

import type {Page} from '@playwright/test';
import {expect, test as base} from '@playwright/test';

import {Caller, PASSWORD, Server} from './server';

export {expect};

/** A server with an administrator, a team and its channels. */
export interface World {
    server: Server;
    admin: Caller;
    teamId: string;
    channelId: string;
}

const SHOTS = 'target/screenshots';
mkdirSync(SHOTS, {recursive: true});

export const test = base.extend<object, {server: Server; world: World}>({
    server: [async ({}, use) => {
        const server = new Server();
        await server.start();
        await use(server);
        await server.stop();
    }, {scope: 'worker'}],
    world: [async ({server}, use) => {
        const admin = await server.person('admin');
        const team = await admin.post('/teams', {name: 'main', display_name: 'Main team', type: 'O', allow_open_invite: true});
        const channel = await admin.get(`/teams/${team.id}/channels/name/town-square`);
        await use({server, admin, teamId: team.id, channelId: channel.id});
    }, {scope: 'worker'}],
});

/** A user who is in the team. */
export async function member({server, admin, teamId}: World, username: string, more: object = {}): Promise<Caller> {
    const person = await server.person(username, admin, more);
    await admin.post(`/teams/${teamId}/members`, {team_id: teamId, user_id: person.id});
    return person;
}

export async function signIn(page: Page, server: Server, username: string): Promise<void> {
    await page.goto(`${server.url}/login`);
    await page.getByLabel('Username or email address').fill(username);
    await page.getByLabel('Password', {exact: true}).fill(PASSWORD);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'Town Square'})).toBeVisible();
}

export async function write(page: Page, text: string): Promise<void> {
    const field = page.getByRole('textbox', {name: /^Write to/});
    await field.fill(text);
    await field.press('Enter');
}

/** The post with that text. */
export function post(page: Page, text: string | RegExp) {
    return page.getByRole('article').filter({hasText: text});
}

/** The page as everybody sees it: light, dark, on a phone, in Japanese. The language changes without a reload. */
export async function shoot(page: Page, name: string): Promise<void> {
    const size = page.viewportSize()!;
    await shot(page, `${name}-light`);
    await page.emulateMedia({colorScheme: 'dark'});
    await shot(page, `${name}-dark`);
    await page.emulateMedia({colorScheme: 'light'});
    await page.setViewportSize({width: 390, height: 844});
    await shot(page, `${name}-phone`);
    await page.setViewportSize(size);
    if (await speak(page, 'ja')) {
        await shot(page, `${name}-japanese`);
        await speak(page, 'en');
    }
}

async function shot(page: Page, name: string): Promise<void> {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({path: `${SHOTS}/${name}.png`, animations: 'disabled'});
}

async function speak(page: Page, locale: string): Promise<boolean> {
    const status = await page.evaluate(async (wanted) => (await fetch('/api/v4/users/me/patch', {
        method: 'PUT',
        headers: {'X-Requested-With': 'XMLHttpRequest'},
        body: JSON.stringify({locale: wanted}),
    })).status, locale);
    if (status === 200) {
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
    }
    return status === 200;
}
