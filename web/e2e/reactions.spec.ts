import type {Page} from '@playwright/test';

import {png} from './picture';
import {expect, member, post, shoot, signIn, test, write} from './world';

test('two people react, and see at once what the other does', async ({browser, page: ann, world}) => {
    test.setTimeout(120_000);
    const {server, admin} = world;
    await member(world, 'rita');
    await member(world, 'rob');
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(png(320, 200))]), 'logo.png');
    form.append('emoji', JSON.stringify({creator_id: admin.id, name: 'logo'}));
    await fetch(`${server.url}/api/v4/emoji`, {method: 'POST', headers: {Authorization: `Bearer ${admin.token}`}, body: form});
    const bob = await (await browser.newContext()).newPage();
    await signIn(ann, server, 'rita');
    await signIn(bob, server, 'rob');

    await write(ann, 'It is released :logo: :wave: at 12:30:45');
    await expect(post(bob, 'It is released').getByRole('img', {name: 'logo'})).toBeVisible();
    await react(bob, 'It is released', 'tada');
    await react(bob, 'It is released', 'logo');
    const chip = (page: Page, name: string) => post(page, 'It is released').getByRole('list', {name: 'Reactions'}).getByRole('button', {name});
    await expect(chip(bob, 'tada: 1 reaction')).toHaveAttribute('aria-pressed', 'true');
    await expect(chip(ann, 'tada: 1 reaction')).toHaveAttribute('aria-pressed', 'false');
    await expect(chip(ann, 'logo: 1 reaction').getByRole('img', {name: 'logo'})).toHaveJSProperty('naturalWidth', 128);

    await chip(ann, 'tada: 1 reaction').click();
    await expect(chip(bob, 'tada: 2 reactions')).toBeVisible();
    await chip(ann, 'tada: 2 reactions').hover();
    await expect(ann.getByRole('tooltip')).toHaveText('You and rob reacted with :tada:');
    await shoot(ann, 'reactions');
    await chip(ann, 'tada: 2 reactions').click();
    await expect(chip(bob, 'tada: 1 reaction')).toBeVisible();

    await test.step('what is refused is undone, and said', async () => {
        await ann.route('**/api/v4/reactions', (route) => route.fulfill({status: 400, json: {id: 'app', message: 'Too many of them', status_code: 400}}));
        await chip(ann, 'tada: 1 reaction').click();
        await expect(ann.getByText('Too many of them')).toBeVisible();
        await expect(chip(ann, 'tada: 1 reaction')).toHaveAttribute('aria-pressed', 'false');
        await ann.unroute('**/api/v4/reactions');
    });

    await test.step('by keyboard alone', async () => {
        await chip(ann, 'logo: 1 reaction').focus();
        await ann.keyboard.press('Enter');
        await expect(chip(bob, 'logo: 2 reactions')).toBeVisible();
    });
});

async function react(page: Page, text: string, emoji: string): Promise<void> {
    await post(page, text).hover();
    await post(page, text).getByRole('button', {name: 'React', exact: true}).click();
    await page.getByRole('textbox', {name: 'Find an emoji'}).fill(emoji);
    await page.getByRole('button', {name: emoji, exact: true}).click();
}
