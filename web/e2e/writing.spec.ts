import type {Page} from '@playwright/test';

import {expect, post, signIn, test, write} from './world';

test('the field for writing has the focus wherever one arrives', async ({page, world}) => {
    await signIn(page, world.server, 'admin');
    const field = page.getByRole('textbox', {name: /^Write to/});
    const channel = async (name: string) => {
        await expect(page.getByRole('heading', {level: 1, name})).toBeVisible();
        await expect(field).toBeFocused();
    };
    await channel('Town Square');
    await page.reload();
    await channel('Town Square');
    await page.getByRole('link', {name: /^Off-Topic/}).click();
    await channel('Off-Topic');
    await page.getByRole('link', {name: /^Town Square/}).click();
    await channel('Town Square');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Off');
    await expect(page.getByRole('option', {name: /Off-Topic/})).toBeVisible();
    await page.keyboard.press('Enter');
    await channel('Off-Topic');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await channel('Off-Topic');

    await page.keyboard.type('a question');
    await page.keyboard.press('Enter');
    await post(page, 'a question').hover();
    await post(page, 'a question').getByRole('button', {name: 'Reply'}).click();
    await expect(page.getByRole('textbox', {name: 'Reply to the thread'})).toBeFocused();
});

test('a thread overlaps nothing, however narrow the window', async ({page, world}) => {
    await signIn(page, world.server, 'admin');
    await write(page, 'a long question, with words enough to fill a line of any window');
    await post(page, 'a long question').hover();
    await post(page, 'a long question').getByRole('button', {name: 'Reply'}).click();
    const thread = page.getByRole('complementary', {name: 'Thread'});
    await expect(thread).toBeVisible();
    for (const width of [1280, 1000, 993, 992, 900, 820, 769, 768, 390]) {
        await page.setViewportSize({width, height: 800});
        await expect(thread.getByRole('textbox')).toBeInViewport({ratio: 1});
        await expect.poll(() => overlaps(page), {message: `at ${width} pixels`}).toEqual([]);
        await expect(thread.getByRole('article')).toHaveCount(1);
        if (width === 820) {
            await page.screenshot({path: 'target/screenshots/thread-820.png', animations: 'disabled'});
        }
    }
});

/** What reaches out of its pane, or out of the window. */
function overlaps(page: Page): Promise<string[]> {
    return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main, aside, nav')].filter((pane) => pane.checkVisibility()).flatMap((pane) => {
        const frame = pane.getBoundingClientRect();
        const out = [...pane.querySelectorAll<HTMLElement>('button, textarea, h1, h2, p, input')].filter((each) => {
            const place = each.getBoundingClientRect();
            return each.checkVisibility({checkVisibilityCSS: true, checkOpacity: true}) && place.width > 1 && (place.left < frame.left - 1 || place.right > frame.right + 1);
        });
        const outside = frame.right > window.innerWidth + 1 || frame.left < -1 ? [pane] : [];
        return [...outside, ...out].map((each) => `${pane.tagName} ${each.tagName} ${each.getAttribute('aria-label') ?? each.textContent}`);
    }));
}
