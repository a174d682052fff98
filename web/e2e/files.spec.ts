import type {Page} from '@playwright/test';

import {png} from './picture';
import {expect, member, post, shoot, signIn, test} from './world';

const PICTURE = {name: 'picture.png', mimeType: 'image/png', buffer: png(320, 200)};

test('files are sent, shown and kept', async ({browser, page: ann, world}) => {
    test.setTimeout(180_000);
    const {server, admin, channelId} = world;
    await member(world, 'fern');
    await member(world, 'finn');
    await admin.put('/config/patch', {FileSettings: {MaxFileSize: 100_000}});
    const bob = await (await browser.newContext()).newPage();
    await signIn(ann, server, 'fern');
    await signIn(bob, server, 'finn');
    const field = ann.getByRole('textbox', {name: /^Write to/});
    const send = ann.getByRole('button', {name: 'Send the message'});
    const chosen = ann.getByRole('list', {name: 'Files'}).filter({has: ann.getByRole('button', {name: /^(Remove|Cancel)/})});

    await test.step('a picture and a document, without a word', async () => {
        await expect(send).toBeDisabled();
        await choose(ann, [PICTURE, {name: '報告書 2026.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 none')}]);
        await expect(chosen.getByRole('listitem')).toHaveCount(2);
        await expect(send).toBeEnabled();
        await shoot(ann, 'uploads');
        await send.click();
        await expect(chosen).toHaveCount(0);
        const seen = post(bob, '報告書 2026.pdf');
        const picture = seen.getByRole('button', {name: 'Open picture.png'});
        await expect(picture.locator('img')).toHaveJSProperty('complete', true);
        expect((await picture.boundingBox())!.width / (await picture.boundingBox())!.height).toBeCloseTo(1.6, 1);
        const download = bob.waitForEvent('download');
        await seen.getByRole('link', {name: /^Download 報告書 2026\.pdf, 13 bytes/}).click();
        expect((await download).suggestedFilename()).toBe('報告書 2026.pdf');
    });

    await test.step('a picture in full, and back', async () => {
        await choose(ann, [PICTURE, PICTURE, PICTURE]);
        await field.fill('Three of them');
        await expect(send).toBeEnabled();
        await field.press('Enter');
        const opener = post(bob, 'Three of them').getByRole('button', {name: 'Open picture.png'}).first();
        await opener.click();
        const view = bob.getByRole('dialog', {name: 'picture.png'});
        await expect(view.getByRole('img', {name: 'picture.png'})).toHaveJSProperty('naturalWidth', 320);
        await bob.keyboard.press('ArrowRight');
        await expect(view.getByText('2 of 3')).toBeVisible();
        await shoot(bob, 'picture');
        await bob.keyboard.press('Escape');
        await expect(view).toHaveCount(0);
        await expect(opener).toBeFocused();
        await shoot(bob, 'files');
    });

    await test.step('what is too large or too many is said', async () => {
        await choose(ann, [{name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(100_001)}]);
        await expect(ann.getByText('film.mp4 is too large: a file may have 98 kB at the most.')).toBeVisible();
        await expect(chosen).toHaveCount(0);
        await choose(ann, Array.from({length: 11}, (_, i) => ({name: `${i}.txt`, mimeType: 'text/plain', buffer: Buffer.from('a')})));
        await expect(ann.getByText('A message takes 10 files at the most.')).toBeVisible();
        await expect(chosen.getByRole('listitem')).toHaveCount(10);
        for (let i = 0; i < 10; i++) {
            await ann.getByRole('button', {name: `Remove ${i}.txt`}).click();
        }
        await expect(chosen).toHaveCount(0);
    });

    await test.step('one that is refused says why, and goes', async () => {
        await ann.route('**/api/v4/files', (route) => route.fulfill({status: 403, json: {id: 'app', message: 'Not today', status_code: 403}}));
        await choose(ann, [PICTURE]);
        await expect(chosen.getByRole('alert')).toHaveText('Not today');
        await field.fill('waits');
        await expect(send).toBeDisabled();
        await shoot(ann, 'upload-refused');
        await ann.getByRole('button', {name: 'Remove picture.png'}).click();
        await expect(send).toBeEnabled();
        await field.fill('');
        await ann.unroute('**/api/v4/files');
    });

    await test.step('one that is on its way holds the message back, and can be cancelled', async () => {
        let free = () => undefined as void;
        const held = new Promise<void>((done) => {
            free = done;
        });
        await ann.route('**/api/v4/files', async (route) => {
            await held;
            await route.continue().catch(() => undefined);
        });
        await choose(ann, [PICTURE]);
        await expect(ann.getByRole('progressbar', {name: 'picture.png is being sent'})).toBeVisible();
        await field.fill('waits');
        await expect(send).toBeDisabled();
        await ann.getByRole('button', {name: 'Cancel picture.png'}).click();
        await expect(send).toBeEnabled();
        await field.fill('');
        free();
        await ann.unroute('**/api/v4/files');
    });

    await test.step('dropped on the conversation, and pasted', async () => {
        const file = await ann.evaluateHandle(() => {
            const data = new DataTransfer();
            data.items.add(new File(['dropped'], 'dropped.txt', {type: 'text/plain'}));
            return data;
        });
        const list = ann.getByRole('region', {name: 'Messages'});
        await list.dispatchEvent('dragenter', {dataTransfer: file});
        await expect(ann.getByText('Drop files to attach them')).toBeVisible();
        await ann.screenshot({path: 'target/screenshots/drop-light.png', animations: 'disabled'});
        await list.dispatchEvent('drop', {dataTransfer: file});
        await expect(ann.getByRole('button', {name: 'Remove dropped.txt'})).toBeVisible();
        await field.evaluate((element) => {
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([new Uint8Array([1])], 'pasted.bin'));
            element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
        });
        await expect(ann.getByRole('button', {name: 'Remove pasted.bin'})).toBeVisible();
        await send.click();
        await expect(post(bob, 'dropped.txt')).toContainText('pasted.bin');
    });
    await admin.put('/config/patch', {FileSettings: {MaxFileSize: 104_857_600}});
    // The next tests have this channel in view, without what moves when the window does.
    const {posts} = await admin.get(`/channels/${channelId}/posts`) as unknown as {posts: Record<string, {id: string; file_ids?: string[]}>};
    for (const {id} of Object.values(posts).filter((each) => each.file_ids)) {
        await admin.delete(`/posts/${id}`);
    }
});

async function choose(page: Page, files: {name: string; mimeType: string; buffer: Buffer}[]): Promise<void> {
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', {name: 'Attach files'}).click();
    await (await asked).setFiles(files);
}
