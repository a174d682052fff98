import {Caller, Server} from './server';
import {expect, post, shoot, test, write} from './world';

/** The article's story, click by click, on an empty server. */
const server = new Server();
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('from an empty server to a bot that posts', async ({page}) => {
    test.setTimeout(180_000);
    await page.goto(server.url);
    await expect(page.getByRole('heading', {name: 'Welcome'})).toBeVisible();
    await page.getByRole('button', {name: 'Begin'}).click();
    await expect(page.getByText('Enter an email address')).toBeVisible();
    await shoot(page, 'first-run');
    await page.getByLabel('Email address').fill('admin@example.com');
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel(/^Password/).fill('correct horse 1');
    await page.getByLabel('Team name').fill('Main team');
    await page.getByRole('button', {name: 'Begin'}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'Town Square'})).toBeVisible();
    await write(page, 'Hello **world**, by hand');
    await expect(post(page, 'Hello world, by hand')).toBeVisible();

    await test.step('switch personal access tokens on in the console', async () => {
        await page.goto(`${server.url}/account_settings/tokens`);
        await expect(page.getByText('Personal access tokens are switched off')).toBeVisible();
        await page.getByRole('link', {name: 'Switch them on'}).click();
        await page.getByRole('switch', {name: 'Enable personal access tokens'}).click();
        await expect(page.getByText('1 unsaved change')).toBeVisible();
        await page.getByRole('button', {name: 'What changed'}).click();
        await expect(page.getByText('false → true')).toBeVisible();
        await shoot(page, 'console-tokens');
        await page.getByRole('button', {name: 'Save'}).click();
        await expect(page.getByText('Saved')).toBeVisible();
    });

    let bot = new Caller(server.url, '');
    await test.step('make a token in the account settings and use it outside of the browser', async () => {
        await page.goto(`${server.url}/account_settings/tokens`);
        await page.getByRole('button', {name: 'Create a token'}).click();
        await page.getByRole('button', {name: 'Create the token'}).click();
        await expect(page.getByText('Describe the token')).toBeVisible();
        await page.getByLabel('Description').fill('build bot');
        await page.getByLabel('Expires').selectOption('30');
        await page.getByRole('button', {name: 'Create the token'}).click();
        const token = (await page.getByLabel('Token', {exact: true}).textContent())!;
        expect(token).toMatch(/^[a-z0-9]{26}$/);
        await expect(page.getByLabel('curl line', {exact: true})).toContainText(`Authorization: Bearer ${token}`);
        await shoot(page, 'token-made');
        await page.getByRole('button', {name: 'I have kept it'}).click();
        await expect(page.getByText(token)).toHaveCount(0);
        await expect(page.getByText('build bot')).toBeVisible();
        bot = new Caller(server.url, token);
        expect(await bot.get('/users/me')).toMatchObject({username: 'admin', roles: 'system_admin system_user'});
    });

    const figure = async (name: string) => {
        await page.goto(`${server.url}/admin_console/reporting/statistics`);
        return Number((await page.locator(`[data-figure="${name}"] p`).nth(1).textContent())!.replace(',', ''));
    };
    const before = await figure('post_count');

    await test.step('see what the token posts appear live, with its attachment', async () => {
        await page.goto(`${server.url}/main-team/channels/town-square`);
        await expect(post(page, 'by hand')).toBeVisible();
        const [team] = (await bot.get('/users/me/teams')) as unknown as {id: string}[];
        const channel = await bot.get(`/teams/${team.id}/channels/name/town-square`);
        await bot.post('/posts', {
            channel_id: channel.id,
            message: 'From a script',
            props: {
                attachments: [{
                    fallback: 'test', color: '#FF8000', pretext: 'Before the card', text: 'The **text** of the card',
                    author_name: 'Mattermost', author_link: 'http://www.mattermost.org/',
                    title: 'Example Attachment', title_link: 'http://docs.mattermost.com/', footer: 'The footer',
                    fields: [
                        {short: false, title: 'Long Field', value: 'Testing with a very long piece of text'},
                        {short: true, title: 'Column One', value: 'One'},
                        {short: true, title: 'Column Two', value: 'Two'},
                    ],
                }],
            },
        });
        const shown = post(page, 'From a script');
        for (const text of ['Before the card', 'The text of the card', 'Example Attachment', 'Long Field', 'Column Two', 'The footer']) {
            await expect(shown.getByText(text)).toBeVisible();
        }
        await shown.hover();
        await shown.getByRole('button', {name: 'More'}).click();
        await page.getByRole('menuitem', {name: 'See the API call'}).click();
        await expect(page.getByLabel('See the API call', {exact: true}).last()).toContainText(`"channel_id": "${channel.id}"`);
        await shoot(page, 'api-call');
        await page.keyboard.press('Escape');
        await shoot(page, 'attachment');
    });

    await test.step('see the statistics move', async () => {
        expect(await figure('post_count')).toBe(before + 1);
        await expect(page.getByRole('img', {name: /Posts per day: \d+ in 31 days/})).toBeVisible();
        await shoot(page, 'statistics');
    });

    await test.step('set a rate limit and see the 429', async () => {
        await page.getByLabel('Find a setting').fill('site URL');
        await page.getByLabel('Site URL').fill('nowhere');
        await page.getByRole('button', {name: 'Save'}).click();
        await expect(page.getByRole('alert')).toContainText('ServiceSettings.SiteURL must be http(s)://host');
        await page.getByRole('button', {name: 'Discard'}).click();
        await page.getByLabel('Find a setting').fill('rate limit');
        await page.getByRole('switch', {name: 'Enable rate limiting'}).click();
        await page.getByLabel('Requests per second').fill('25');
        await page.getByLabel('Largest burst').fill('0');
        await expect(page.getByText('At least 1.')).toBeVisible();
        await expect(page.getByRole('button', {name: 'Save'})).toBeDisabled();
        await page.getByLabel('Largest burst').fill('30');
        await shoot(page, 'rate-limit');
        await page.getByRole('button', {name: 'Save'}).click();
        await expect(page.getByText('unsaved')).toHaveCount(0);
        const answers = await Promise.all(Array.from({length: 90}, () => bot.answer('GET', '/users/me')));
        const refused = answers.find((answer) => answer.status === 429)!;
        expect(refused.headers.get('X-RateLimit-Limit')).toBe('30');
        expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
        expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(20);
        await expect(async () => {
            await page.goto(`${server.url}/admin_console/reporting/api_usage`);
            await expect(page.getByText('GET /api/v4/users/{user_id}', {exact: true})).toBeVisible({timeout: 3_000});
        }).toPass();
        await shoot(page, 'api-usage');
    });

    await test.step('end the token', async () => {
        await page.goto(`${server.url}/account_settings/tokens`);
        await page.getByRole('button', {name: 'Disable: build bot'}).click();
        await expect(page.getByText('disabled', {exact: true})).toBeVisible();
        expect((await bot.answer('GET', '/users/me')).status).toBe(401);
        await page.getByRole('button', {name: 'Revoke: build bot'}).click();
        await page.getByRole('dialog').getByRole('button', {name: 'Revoke'}).click();
        await expect(page.getByText('You have no tokens.')).toBeVisible();
    });
});
