import type {Page} from '@playwright/test';

import {expect, member, post, shoot, signIn, test, write} from './world';

test('two people chat and never disagree', async ({browser, page: ann, world}) => {
    test.setTimeout(180_000);
    const {server} = world;
    await member(world, 'ann', {first_name: 'Ann', last_name: 'Lee'});
    await member(world, 'bob');
    const bob = await (await browser.newContext()).newPage();
    await signIn(ann, server, 'ann');
    await signIn(bob, server, 'bob');

    await test.step('typing and posting', async () => {
        await ann.getByRole('textbox', {name: /^Write to/}).pressSequentially('Good mor');
        await expect(bob.getByText('ann is typing…')).toBeVisible();
        await write(ann, 'Good morning @bob :wave:');
        await expect(post(bob, 'Good morning @bob')).toBeVisible();
        await expect(bob.getByText('ann is typing…')).toHaveCount(0);
    });

    await test.step('what is written in quick succession comes in its order', async () => {
        let slow = 600;
        await ann.route('**/api/v4/posts', async (route) => {
            const wait = slow;
            slow -= 300;
            await new Promise((slowly) => setTimeout(slowly, wait));
            await route.continue();
        });
        await write(ann, 'quick 1');
        await write(ann, 'quick 2');
        await write(ann, 'quick 3');
        await expect(post(bob, /quick/)).toHaveText([/quick 1/, /quick 2/, /quick 3/]);
        await expect(post(ann, /quick/)).toHaveText([/quick 1/, /quick 2/, /quick 3/]);
        await ann.unroute('**/api/v4/posts');
    });

    await test.step('a reload leaves one online', async () => {
        for (let i = 0; i < 3; i++) {
            await ann.reload();
            const account = ann.getByRole('button', {name: 'Your account, ann'});
            await expect(account.getByRole('img', {name: 'Online'})).toBeVisible();
        }
    });

    await test.step('a mention elsewhere is counted and seen', async () => {
        await bob.getByRole('link', {name: /^Off-Topic/}).click();
        await expect(bob.getByRole('heading', {level: 1, name: 'Off-Topic'})).toBeVisible();
        await write(ann, 'Are you there, @bob?');
        await expect(bob.getByRole('link', {name: 'Town Square, 1 mention'})).toBeVisible();
        await bob.getByRole('link', {name: /^Town Square/}).click();
        await expect(bob.getByRole('separator', {name: 'New messages'})).toBeVisible();
        await expect(bob.getByRole('link', {name: 'Town Square', exact: true})).toBeVisible();
    });

    await test.step('a thread', async () => {
        const question = post(bob, 'Are you there, @bob?');
        await question.hover();
        await question.getByRole('button', {name: 'Reply'}).click();
        const reply = bob.getByRole('textbox', {name: 'Reply to the thread'});
        await reply.fill('Yes, here');
        await reply.press('Enter');
        await expect(question.getByRole('button', {name: /^1 reply\s*last \d+:\d\d [AP]M$/})).toBeVisible();
        await post(ann, 'Are you there').first().getByRole('button', {name: /1 reply/}).click();
        await expect(ann.getByRole('complementary', {name: 'Thread'}).getByText('Yes, here')).toBeVisible();
        await shoot(ann, 'thread');
        await ann.getByRole('complementary', {name: 'Thread'}).getByRole('button', {name: 'Close'}).click();
    });

    await test.step('editing and deleting', async () => {
        await write(ann, 'A typoo');
        const typo = post(ann, 'A typoo');
        await typo.hover();
        await typo.getByRole('button', {name: 'Edit'}).click();
        await ann.getByRole('textbox', {name: 'Edit'}).fill('A typo, mended');
        await ann.getByRole('textbox', {name: 'Edit'}).press('Enter');
        await expect(post(bob, 'A typo, mended')).toContainText('(edited)');
        await remove(ann, 'A typo, mended');
        await expect(post(bob, 'A typo, mended')).toHaveCount(0);
    });

    await test.step('a thread is deleted under the one who answers', async () => {
        await write(ann, 'A question that goes');
        await post(bob, 'A question that goes').hover();
        await post(bob, 'A question that goes').getByRole('button', {name: 'Reply'}).click();
        await bob.getByRole('textbox', {name: 'Reply to the thread'}).fill('Too late');
        await remove(ann, 'A question that goes');
        const thread = bob.getByRole('complementary', {name: 'Thread'});
        await expect(thread.getByText('This thread has been deleted.')).toBeVisible();
        await bob.getByRole('textbox', {name: 'Reply to the thread'}).press('Enter');
        await expect(thread.getByRole('alert')).toHaveText(/Not sent\. What this replies to is not there any more/);
        await thread.getByRole('button', {name: 'Delete'}).click();
        await thread.getByRole('button', {name: 'Close'}).click();
    });

    await test.step('a direct message, found by keyboard alone', async () => {
        await ann.keyboard.press('Control+k');
        await ann.keyboard.type('bob');
        await expect(ann.getByRole('combobox')).toHaveValue('bob');
        await expect(ann.getByRole('option', {name: /bob/})).toBeVisible();
        await shoot(ann, 'switcher');
        await ann.keyboard.press('Enter');
        await expect(ann.getByRole('heading', {level: 1, name: 'bob'})).toBeVisible();
        await write(ann, 'Just for you');
        await bob.getByRole('link', {name: /^ann, 1 mention/}).click();
        await expect(post(bob, 'Just for you')).toBeVisible();
    });

    await test.step('a channel is made, found and joined', async () => {
        await ann.getByRole('button', {name: 'Add channels and messages'}).click();
        await ann.getByRole('menuitem', {name: 'Create a channel'}).click();
        await ann.getByLabel('Name').fill('日本チーム');
        await ann.getByRole('dialog').getByRole('button', {name: 'Create', exact: true}).click();
        await expect(ann.getByRole('heading', {level: 1, name: '日本チーム'})).toBeVisible();
        await write(ann, 'ようこそ **皆さん**');
        await bob.getByRole('button', {name: 'Add channels and messages'}).click();
        await bob.getByRole('menuitem', {name: 'Browse channels'}).click();
        await bob.getByLabel('Find a channel').fill('日本');
        await bob.getByRole('button', {name: /日本チーム.*Join/}).click();
        await expect(post(bob, 'ようこそ 皆さん')).toBeVisible();
        await shoot(bob, 'channel');
    });

    await test.step('a permalink leads to its post', async () => {
        await ann.getByRole('link', {name: /^Town Square/}).click();
        const morning = post(ann, 'Good morning @bob');
        await morning.locator('time').click();
        await expect(ann).toHaveURL(/\/main\/pl\/[a-z0-9]{26}$/);
        await expect(post(ann, 'Good morning @bob')).toHaveAttribute('data-focused', 'true');
    });

    await test.step('completion of names', async () => {
        await ann.getByRole('textbox', {name: /^Write to/}).pressSequentially('cc @bo');
        await expect(ann.getByRole('option', {name: /bob/})).toBeVisible();
        await ann.keyboard.press('Enter');
        await expect(ann.getByRole('textbox', {name: /^Write to/})).toHaveValue('cc @bob ');
        await shoot(ann, 'composer');
    });
});

async function remove(page: Page, text: string): Promise<void> {
    await post(page, text).hover();
    await post(page, text).getByRole('button', {name: 'More'}).click();
    await page.getByRole('menuitem', {name: 'Delete'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
}
