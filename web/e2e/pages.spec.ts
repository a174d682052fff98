import AxeBuilder from '@axe-core/playwright';
import type {Page} from '@playwright/test';

import {expect, member, post, shoot, signIn, test} from './world';

/** What axe finds that keeps somebody from using the page. */
async function serious(page: Page): Promise<string[]> {
    const {violations} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
    return violations
        .filter((each) => each.impact === 'serious' || each.impact === 'critical')
        .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3).join(' | ')}`);
}

const PAGES = [
    '/main/channels/town-square',
    '/select_team',
    '/create_team',
    '/account_settings/profile',
    '/account_settings/security',
    '/account_settings/tokens',
    '/account_settings/display',
    '/admin_console/reporting/statistics',
    '/admin_console/reporting/api_usage',
    '/admin_console/user_management/users',
    '/admin_console/environment/web_server',
    '/admin_console/integrations/integration_management',
];

test('axe finds nothing serious on any page, light or dark', async ({page, world}) => {
    test.setTimeout(240_000);
    const {server, admin, channelId} = world;
    await admin.put('/config/patch', {ServiceSettings: {EnableUserAccessTokens: true}});
    await admin.post('/users/me/tokens', {description: 'cron'});
    await member(world, 'carol');
    await admin.post('/posts', {channel_id: channelId, message: 'Hi @carol, `code`, [a link](https://example.com), ~off-topic #tag :tada:\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n```java\nint a = 1;\n```'});
    for (const path of ['/login', '/signup', '/reset_password']) {
        await page.goto(server.url + path);
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        expect(await serious(page), path).toEqual([]);
        await page.screenshot({path: `target/screenshots${path}.png`});
    }
    await signIn(page, server, 'admin');
    const found: Record<string, string[]> = {};
    for (const path of PAGES) {
        await page.goto(server.url + path);
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        await page.waitForLoadState('networkidle');
        found[path] = await serious(page);
        await page.emulateMedia({colorScheme: 'dark'});
        found[`${path} in dark`] = await serious(page);
        await page.emulateMedia({colorScheme: 'light'});
        await shoot(page, `page${path.replaceAll('/', '-')}`);
    }
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
});

test('the keyboard alone is enough to find, write and change', async ({page, world}) => {
    const {server} = world;
    await signIn(page, server, 'admin');
    await page.goto(`${server.url}/main/channels/town-square`);
    const field = page.getByRole('textbox', {name: /^Write to/});
    await expect(field).toBeVisible();
    await expect(field).toBeFocused();
    const skip = page.getByRole('link', {name: 'Skip to the messages'});
    await expect(async () => {
        await page.keyboard.press('Shift+Tab');
        await expect(skip).toBeFocused({timeout: 100});
    }).toPass({intervals: [10]});
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#posts$/);
    await field.focus();
    await page.keyboard.type('typed by keyboard');
    await page.keyboard.press('Enter');
    await expect(post(page, 'typed by keyboard')).toBeVisible();
    await post(page, 'typed by keyboard').focus();
    const edit = post(page, 'typed by keyboard').getByRole('button', {name: 'Edit'});
    await expect(async () => {
        await page.keyboard.press('Tab');
        await expect(edit).toBeFocused({timeout: 200});
    }).toPass();
    await page.keyboard.press('Enter');
    await page.keyboard.type(', then changed');
    await page.keyboard.press('Enter');
    await expect(post(page, 'typed by keyboard, then changed')).toBeVisible();

    await test.step('the pointer chooses when it moves, not when the switcher appears under it', async () => {
        await page.mouse.move(0, 0);
        await page.keyboard.press('Control+k');
        const second = page.getByRole('option').nth(1);
        // What browsers with a screen tell of when something appears under a resting pointer.
        await second.dispatchEvent('mousemove', {movementX: 0, movementY: 0});
        await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
        await second.hover();
        await expect(second).toHaveAttribute('aria-selected', 'true');
    });
});

test('people sign up, choose a team, and set how things look', async ({page, world}) => {
    const {server, admin} = world;
    await admin.put('/config/patch', {TeamSettings: {EnableOpenServer: true}});
    await page.goto(server.url);
    await page.getByRole('link', {name: 'Create an account'}).click();
    await page.getByLabel('Email address').fill('dora@example.com');
    await page.getByLabel('Username').fill('dora');
    await page.getByLabel(/^Password/).fill('correct horse 1');
    await page.getByRole('button', {name: 'Create the account'}).click();
    await page.getByRole('button', {name: /Main team/}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'Town Square'})).toBeVisible();

    const elsewhere = await server.signIn('dora');
    await page.goto(`${server.url}/account_settings/security`);
    await expect(page.getByRole('button', {name: 'End', exact: true})).toHaveCount(2);
    await page.getByLabel('Current password').fill('correct horse 1');
    await page.getByLabel('New password').fill('better horse 2');
    await page.getByRole('button', {name: 'Change the password'}).click();
    await expect(page.getByText('Your password is changed.')).toBeVisible();
    await expect(page.getByRole('button', {name: 'End', exact: true})).toHaveCount(1);
    expect((await elsewhere.answer('GET', '/users/me')).status).toBe(401);

    await page.goto(`${server.url}/account_settings/display`);
    await page.getByText('Dark', {exact: true}).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.getByRole('radio', {name: '日本語'}).click();
    await expect(page.getByRole('heading', {level: 1, name: '表示'})).toBeVisible();
    await page.getByRole('radio', {name: /24 時間/}).click();
    await page.reload();
    await expect(page.getByRole('heading', {level: 1, name: '表示'})).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByRole('radio', {name: /24 時間/})).toBeChecked();
    await page.screenshot({path: 'target/screenshots/display-chosen.png'});
    await page.goto(`${server.url}/admin_console`);
    await expect(page.getByText('システムコンソールは管理者専用です。')).toBeVisible();
    await page.goto(server.url);
    await expect(post(page, 'dora さんがチームに参加しました。')).toBeVisible();
    await page.getByRole('button', {name: 'アカウント: dora'}).click();
    await page.getByRole('menuitem', {name: 'サインアウト'}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'サインイン'})).toBeVisible();
});

test('text is copied where browsers keep the clipboard from the page', async ({page, world}) => {
    const {server, admin, channelId} = world;
    await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', {value: undefined});
        document.addEventListener('copy', () => Object.assign(window, {taken: (document.activeElement as HTMLTextAreaElement).value}));
    });
    await admin.post('/posts', {channel_id: channelId, message: 'to be **taken** along'});
    await signIn(page, server, 'admin');
    const wanted = post(page, 'to be taken along');
    await wanted.hover();
    await wanted.getByRole('button', {name: 'More'}).click();
    await page.getByRole('menuitem', {name: 'Copy the text'}).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'taken'))).toBe('to be **taken** along');
    await wanted.hover();
    await wanted.getByRole('button', {name: 'More'}).click();
    await page.getByRole('menuitem', {name: 'See the API call'}).click();
    await page.getByRole('dialog').getByRole('button', {name: /^Copy/}).click();
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'taken'))).toContain('curl -X POST');
});

test('administrators manage users, and what the environment holds is locked', async ({page, world}) => {
    const {server, admin} = world;
    const erin = await member(world, 'erin');
    await signIn(page, server, 'admin');
    await page.goto(`${server.url}/admin_console/user_management/users`);
    await page.getByLabel('Search by name or email address').fill('erin@');
    const row = page.getByRole('row', {name: /erin/});
    await row.getByRole('button', {name: 'Actions for erin'}).click();
    await page.getByRole('menuitem', {name: 'Make administrator'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Confirm'}).click();
    await expect(row.getByText('Administrator')).toBeVisible();
    expect(await admin.get(`/users/${erin.id}`)).toMatchObject({roles: 'system_user system_admin'});
    await row.getByRole('button', {name: 'Actions for erin'}).click();
    await page.getByRole('menuitem', {name: 'Deactivate'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Confirm'}).click();
    await expect(row.getByText('Deactivated')).toBeVisible();
    expect((await erin.answer('GET', '/users/me')).status).toBe(401);

    await page.goto(`${server.url}/admin_console/environment/logging`);
    await expect(page.getByLabel('Level on the console')).toBeDisabled();
    await expect(page.getByText('Set by MM_LOGSETTINGS_CONSOLELEVEL')).toBeVisible();
    await page.getByLabel('Find a setting').fill('SMTPPassword');
    await expect(page.locator('[name="EmailSettings.SMTPPassword"]')).toHaveValue('');
});
