import {expect, member, post, shoot, signIn, test, write} from './world';

test('a public channel is looked at from outside, and joined on purpose', async ({page, world}) => {
    const {server, admin, teamId} = world;
    const dan = await member(world, 'dan');
    const plans = await admin.post('/channels', {team_id: teamId, name: 'plans', display_name: 'Plans', type: 'O'});
    await admin.post('/posts', {channel_id: plans.id, message: 'Open to all'});
    await signIn(page, server, 'dan');
    await page.goto(`${server.url}/main/channels/plans`);
    await expect(post(page, 'Open to all')).toBeVisible();
    await expect(page.getByRole('textbox', {name: /^Write to/})).toHaveCount(0);
    expect((await dan.answer('GET', `/channels/${plans.id}/members/me`)).status).toBe(404);
    await shoot(page, 'outside');
    await admin.post('/posts', {channel_id: plans.id, message: 'Written meanwhile'});
    await page.getByRole('button', {name: 'Join the channel'}).click();
    await expect(post(page, 'Written meanwhile')).toBeVisible();
    await write(page, 'Here I am');
    await expect(post(page, 'Here I am')).toBeVisible();

    await test.step('who is removed while looking is told so, and stays removed', async () => {
        await admin.delete(`/channels/${plans.id}/members/${dan.id}`);
        await expect(page.getByText('You are no longer in Plans.')).toBeVisible();
        await expect(page.getByRole('heading', {level: 1, name: 'Town Square'})).toBeVisible();
        await expect(page.getByRole('link', {name: /^Plans/})).toHaveCount(0);
        expect((await dan.answer('GET', `/channels/${plans.id}/members/me`)).status).toBe(404);
    });

    await test.step('whoever leaves is not told so', async () => {
        await page.getByRole('link', {name: /^Off-Topic/}).click();
        await page.getByRole('button', {name: 'Off-Topic'}).click();
        await page.getByRole('menuitem', {name: 'Leave the channel'}).click();
        await expect(page.getByRole('link', {name: /^Off-Topic/})).toHaveCount(0);
        await expect(page.getByText('You are no longer in Off-Topic.')).toHaveCount(0);
    });

    await test.step('a channel that is archived meanwhile can still be read', async () => {
        await admin.post(`/channels/${plans.id}/members`, {user_id: dan.id});
        await page.getByRole('link', {name: /^Plans/}).click();
        await admin.delete(`/channels/${plans.id}`);
        await expect(page.getByText('This channel is archived')).toBeVisible();
        await expect(post(page, 'Open to all')).toBeVisible();
    });
});

test('a mention tells who somebody is; a message to them begins on purpose', async ({page, browser, world}) => {
    const {server, admin, channelId} = world;
    const eve = await member(world, 'eve', {position: 'Gardener'});
    const fay = await member(world, 'fay');
    const personal = async () => ((await eve.get('/users/me/channels')) as unknown as {type: string}[]).filter((each) => each.type === 'D');
    await admin.post('/posts', {channel_id: channelId, message: 'Ask @fay, or @eve'});
    const other = await (await browser.newContext()).newPage();
    await signIn(other, server, 'fay');
    await signIn(page, server, 'eve');
    await post(page, 'Ask @fay').getByRole('button', {name: '@fay'}).click();
    await expect(page.getByRole('dialog').getByText('@fay')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', {name: 'Message'})).toBeFocused();
    await shoot(page, 'profile-card');
    await page.keyboard.press('Escape');
    await expect(post(page, 'Ask @fay').getByRole('button', {name: '@fay'})).toBeFocused();
    await page.goto(`${server.url}/main/messages/@fay`);
    await expect(page.getByRole('main').getByRole('button', {name: 'Message'})).toBeVisible();
    await shoot(page, 'profile-page');
    expect(await personal()).toEqual([]);
    await page.getByRole('main').getByRole('button', {name: 'Message'}).click();
    await expect(page.getByRole('heading', {level: 1, name: 'fay'})).toBeVisible();
    await expect(page.getByRole('link', {name: /^fay/})).toBeVisible();
    await expect.poll(async () => (await personal()).length).toBe(1);
    await expect(other.getByRole('link', {name: /^eve/})).toHaveCount(0);
    await write(page, 'Only now');
    await expect(other.getByRole('link', {name: /^eve, 1 mention/})).toBeVisible();
    expect((await fay.get('/users/me/channels')) as unknown as object[]).toContainEqual(expect.objectContaining({type: 'D', total_msg_count: 1}));
    await other.context().close();
});
