import type {Caller} from './server';
import type {World} from './world';
import {expect, member, post, shoot, signIn, test, write} from './world';

/** What a message may hold at the most. */
const LONGEST = 16_383;

/** Longer tasks are those that somebody notices; a busy machine measures several times too much. */
const MOST_MS = 400;

const filled = (text: string) => text.repeat(Math.ceil(LONGEST / text.length)).slice(0, LONGEST);

/** Messages that emptied the page, or held it for seconds, in this or another client. */
const POISONS = [
    `${'- '.repeat(1_500)}x`, `${'> '.repeat(8_000)}x`, filled('- '), filled('1. '), filled('+ '), filled('>'), filled('> - '), filled('- a\n'), filled('*a '),
    `${'*a '.repeat(2_700)}${'a* '.repeat(2_700)}`, `${'**'.repeat(4_000)}a${'**'.repeat(4_000)}`, filled('['), `${'['.repeat(8_000)}${']'.repeat(8_000)}`, filled('!['), filled('('),
    `${'!['.repeat(2_300)}a${'](b)'.repeat(2_300)}`, filled('[a](b) '), filled('`a'), filled('<'), filled('<!--'), filled('www.a '), filled('a@b.c '), filled('a+'),
    `${'|a'.repeat(2_700)}\n${'|-'.repeat(2_700)}\n${'|\n'.repeat(2_700)}`, filled('> |a|b|\n> |-|-|\n'), filled('@ann '), filled(':tada: '), filled('~off-topic '),
    `\`\`\`js\n${'`${'.repeat(5_000)}`, `\`\`\`c\n${'word '.repeat(3_000)}`, filled('a'), filled('a\u0301'), filled('\n.'), filled('🦊'), '[TODO]: fix', '```js\n```', '#', '>',
];

const ODD_PROPS = [
    {attachments: 5}, {attachments: [null, 5]}, {attachments: [{text: 5, title: {a: 1}, fields: 'x', actions: null}]},
    {attachments: [{fields: [{title: 'as it came', value: {a: 1}}, {title: 'number', value: 90}]}]},
    {attachments: Array.from({length: 300}, (_, i) => ({title: `many ${i}`, text: '- '.repeat(30), fields: [{title: 'a', value: '> '.repeat(30)}]}))},
];

async function poisoned(world: World): Promise<{mallory: Caller; channelId: string; ids: string[]}> {
    const mallory = await member(world, 'mallory2');
    const channel = await world.admin.post('/channels', {team_id: world.teamId, name: 'poisoned', display_name: 'Poisoned', type: 'O', header: '> '.repeat(500), purpose: '- '.repeat(100)});
    await world.admin.post(`/channels/${channel.id}/members`, {user_id: mallory.id});
    const root = await mallory.post('/posts', {channel_id: channel.id, message: POISONS[0]});
    const ids = [root.id];
    for (const message of POISONS) {
        ids.push((await mallory.post('/posts', {channel_id: channel.id, message})).id);
    }
    await mallory.post('/posts', {channel_id: channel.id, message: POISONS[1], root_id: root.id});
    for (const props of ODD_PROPS) {
        // Whatever of it the server refuses can't be there.
        await mallory.answer('POST', '/posts', {channel_id: channel.id, message: 'odd', props});
    }
    return {mallory, channelId: channel.id, ids};
}

test('a channel of poisoned messages stays a channel', async ({page, world}) => {
    test.setTimeout(300_000);
    const {mallory, channelId, ids} = await poisoned(world);
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.addInitScript(() => {
        window.tasks = [];
        new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration))).observe({type: 'longtask'});
    });
    await signIn(page, world.server, 'admin');
    await page.goto(`${world.server.url}/main/channels/poisoned`);
    await page.getByRole('button', {name: 'Newest'}).click();
    await expect(page.getByText('Shown as it was written').first()).toBeVisible();
    await page.evaluate(() => void (window.tasks = []));

    await test.step('all of it can be read', async () => {
        const unseen = new Set(ids);
        await page.getByRole('region', {name: 'Messages'}).hover();
        for (let i = 0; i < 400 && unseen.size > 0; i++) {
            (await page.evaluate(() => [...document.querySelectorAll('article')].map((each) => each.dataset.post ?? ''))).forEach((id) => unseen.delete(id));
            await page.mouse.wheel(0, -600);
        }
        expect([...unseen]).toEqual([]);
        expect(Math.max(0, ...await page.evaluate(() => window.tasks))).toBeLessThan(MOST_MS);
    });

    await test.step('one writes, and sees what comes next', async () => {
        await page.getByRole('button', {name: 'Newest'}).click();
        await write(page, 'and life goes on');
        await expect(post(page, 'and life goes on')).toBeVisible();
        await mallory.post('/posts', {channel_id: channelId, message: POISONS[1]});
        await mallory.post('/posts', {channel_id: channelId, message: 'the next one', props: {override_username: 'the boss', override_icon_url: 'https://example.com/x.png', from_webhook: 'true'}});
        await expect(post(page, 'the next one')).toBeVisible();
        await expect(page.getByText('the boss')).toHaveCount(0);
        await shoot(page, 'poisoned');
    });

    await test.step('its thread opens', async () => {
        await page.goto(`${world.server.url}/main/channels/poisoned`);
        await page.getByRole('button', {name: /A reply in a thread|Reply to mallory2/}).first().click();
        const thread = page.getByRole('complementary', {name: 'Thread'});
        await expect(thread.getByRole('article').first()).toBeVisible();
        await thread.getByRole('textbox').fill('a reply');
        await thread.getByRole('textbox').press('Enter');
        await expect(thread.getByText('a reply', {exact: true})).toBeVisible();
    });
    expect(failures).toEqual([]);
});

test('times that no calendar has are a dash', async ({page, world}) => {
    const {server, channelId} = world;
    await world.admin.post('/posts', {channel_id: channelId, message: 'from an older server'});
    await page.route('**/api/v4/users/*/channels/*/posts/unread*', async (route) => {
        const answer = await (await route.fetch()).text();
        await route.fulfill({contentType: 'application/json', body: answer.replace(/"create_at":\d+/g, '"create_at":9223372036854775807')});
    });
    await signIn(page, server, 'admin');
    await expect(post(page, 'from an older server').getByRole('link')).toHaveText('—');
    await write(page, 'here and now');
    await expect(post(page, 'here and now')).toBeVisible();
});

declare global {
    interface Window {
        /** How long the page was busy at a time, milliseconds. */
        tasks: number[];
    }
}
