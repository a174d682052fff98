import type {Page} from '@playwright/test';

import {expect, member, post, shoot, signIn, test, write} from './world';

test('what is worth it is pinned for everybody, or saved for oneself', async ({browser, page: ann, world}) => {
    test.setTimeout(120_000);
    const {server} = world;
    await member(world, 'pia');
    await member(world, 'pat');
    const bob = await (await browser.newContext()).newPage();
    await signIn(ann, server, 'pia');
    await signIn(bob, server, 'pat');
    await write(ann, 'The rules of the house');
    await write(ann, 'A word of mine');
    const pane = bob.getByRole('complementary', {name: 'Pinned messages'});

    await bob.getByRole('button', {name: 'Pinned messages'}).click();
    await expect(pane.getByText('Nothing is pinned yet.')).toBeVisible();
    await choose(ann, 'The rules of the house', 'Pin to the channel');
    await expect(post(ann, 'The rules of the house')).toContainText('Pinned');
    await expect(pane.getByRole('article')).toHaveText(/The rules of the house/);
    await choose(bob, 'A word of mine', 'Save for later');
    await expect(post(bob, 'A word of mine')).toContainText('Saved');
    await expect(post(ann, 'A word of mine')).not.toContainText('Saved');
    await shoot(bob, 'pinned');
    await bob.reload();
    await expect(post(bob, 'A word of mine')).toContainText('Saved');
    await choose(bob, 'A word of mine', 'Remove from saved');
    await expect(post(bob, 'A word of mine')).not.toContainText('Saved');

    await bob.getByRole('button', {name: 'Pinned messages'}).click();
    await pane.getByRole('article').hover();
    await pane.getByRole('button', {name: 'Reply'}).click();
    await expect(bob.getByRole('complementary', {name: 'Thread'}).getByRole('article')).toHaveText(/The rules of the house/);
    await bob.getByRole('button', {name: 'Pinned messages'}).click();
    await choose(ann, 'The rules of the house', 'Unpin');
    await expect(pane.getByText('Nothing is pinned yet.')).toBeVisible();
    await expect(post(bob, 'The rules of the house')).not.toContainText('Pinned');
});

async function choose(page: Page, text: string, item: string): Promise<void> {
    await post(page, text).first().hover();
    await post(page, text).first().getByRole('button', {name: 'More'}).click();
    await page.getByRole('menuitem', {name: item}).click();
}
