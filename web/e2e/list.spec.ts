import type {Page} from '@playwright/test';

import {expect, member, post, signIn, test} from './world';

test('a long channel loads both ways and keeps its place', async ({page, world}) => {
    const {server, admin, teamId} = world;
    await member(world, 'reader');
    const channel = await admin.post('/channels', {team_id: teamId, name: 'long', display_name: 'Long', type: 'O'});
    for (let i = 0; i < 250; i++) {
        await admin.post('/posts', {channel_id: channel.id, message: `number ${i}. ${'Some have more to say than others. '.repeat((i * 7) % 23)}`});
    }
    await signIn(page, server, 'reader');
    await page.goto(`${server.url}/main/channels/long`);
    await page.getByRole('button', {name: 'Join the channel'}).click();
    await expect(page.getByRole('textbox', {name: /^Write to/})).toBeVisible();
    await expect(post(page, 'number 249.')).toBeInViewport({ratio: 1});
    const list = page.getByRole('region', {name: 'Messages'}).locator('[data-virtuoso-scroller]');
    await list.hover();
    await watchJumps(page);
    for (let i = 0; i < 400 && !(await post(page, 'number 0.').isVisible()); i++) {
        await page.mouse.wheel(0, -300);
    }
    await expect(post(page, 'number 0.')).toBeVisible();
    expect(await page.evaluate(() => window.jumps)).toEqual([]);
    expect(await page.getByRole('article').count()).toBeLessThan(80);
    // The list measures rows without their margins: with some its end would be out of reach.
    expect(await page.evaluate(() => [...document.querySelectorAll('[role=listitem] > *')]
        .flatMap((row) => [getComputedStyle(row).marginTop, getComputedStyle(row).marginBottom])
        .filter((margin) => margin !== '0px'))).toEqual([]);
    await page.getByRole('button', {name: 'Newest'}).click();
    await expect(post(page, 'number 249.')).toBeVisible();

    await test.step('the place is kept while one is elsewhere, until something new is there', async () => {
        await list.hover();
        await page.mouse.wheel(0, -3_000);
        await expect(page.getByRole('button', {name: 'Newest'})).toBeVisible();
        const place = await settled(() => topmost(page));
        await page.getByRole('link', {name: /^Town Square/}).click();
        await expect(page.getByRole('heading', {level: 1, name: 'Town Square'})).toBeVisible();
        await expect(page.getByRole('article')).not.toHaveCount(0);
        await page.getByRole('link', {name: /^Long/}).click();
        await expect(page.getByRole('heading', {level: 1, name: 'Long'})).toBeVisible();
        expect(await settled(() => topmost(page))).toEqual(place);

        await page.getByRole('link', {name: /^Town Square/}).click();
        await admin.post('/posts', {channel_id: channel.id, message: 'number 250.'});
        await page.getByRole('link', {name: 'Long, unread'}).click();
        await expect(page.getByRole('separator', {name: 'New messages'})).toBeInViewport();
        await expect(post(page, 'number 250.')).toBeInViewport({ratio: 0.9});
        await expect(page.getByRole('link', {name: 'Long', exact: true})).toBeVisible();
        await page.getByRole('link', {name: /^Town Square/}).click();
        await page.getByRole('link', {name: 'Long', exact: true}).click();
        await expect(post(page, 'number 250.')).toBeInViewport({ratio: 0.9});
        await expect(page.getByRole('separator', {name: 'New messages'})).toHaveCount(0);
    });

    await test.step('an image that comes late does not push the end away, but nobody is pulled back there', async () => {
        const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="teal"/></svg>';
        await page.route('https://images.example/*.svg', async (route) => {
            await new Promise((slowly) => setTimeout(slowly, 500));
            await route.fulfill({contentType: 'image/svg+xml', body: drawn});
        });
        await admin.post('/posts', {channel_id: channel.id, message: 'number 251. ![teal](https://images.example/tall.svg)'});
        await expect(post(page, 'number 251.')).toBeInViewport();
        const image = page.getByRole('img', {name: 'teal'});
        await expect.poll(() => image.evaluate((each) => each.clientHeight)).toBeGreaterThan(200);
        await expect(image).toBeInViewport({ratio: 0.9});

        const field = page.getByRole('textbox', {name: /^Write to/});
        await field.fill('\n'.repeat(8));
        await expect.poll(() => field.evaluate((each) => each.clientHeight)).toBeGreaterThan(150);
        await expect(image).toBeInViewport({ratio: 0.9});
        await field.fill('');

        await list.hover();
        await page.mouse.wheel(0, -20);
        const place = await settled(() => topmost(page));
        await admin.post('/posts', {channel_id: channel.id, message: 'number 252. ![gold](https://images.example/gold.svg)'});
        const unseen = page.getByRole('img', {name: 'gold'});
        await expect.poll(() => unseen.evaluate((each) => each.clientHeight)).toBeGreaterThan(200);
        expect(await settled(() => topmost(page))).toEqual(place);
        await page.getByRole('button', {name: 'Newest'}).click();
        await expect(unseen).toBeInViewport({ratio: 0.9});
    });

    const found = (await admin.get(`/channels/${channel.id}/posts?per_page=200&page=0`)) as unknown as {order: string[]; posts: Record<string, {message: string}>};
    const middle = found.order.find((id) => found.posts[id].message.startsWith('number 120.'))!;
    await page.goto(`${server.url}/main/pl/${middle}`);
    await expect(post(page, 'number 120.')).toBeVisible();
    await expect(async () => {
        await list.hover();
        await page.mouse.wheel(0, 4_000);
        await expect(post(page, 'number 249.')).toBeVisible({timeout: 500});
    }).toPass({timeout: 30_000});
});

declare global {
    interface Window {
        /** How far posts in sight went up while the list was scrolled towards the older ones, pixels. */
        jumps: number[];
    }
}

/** Looks at each frame, after it was painted, whether posts went against the scrolling. */
function watchJumps(page: Page): Promise<void> {
    return page.evaluate(() => {
        window.jumps = [];
        const list = document.querySelector('[data-virtuoso-scroller]')!;
        let before = new Map<string, number>();
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
            const {top, bottom} = list.getBoundingClientRect();
            const now = new Map<string, number>();
            for (const article of list.querySelectorAll<HTMLElement>('article')) {
                const place = article.getBoundingClientRect();
                if (place.bottom > top && place.top < bottom) {
                    now.set(article.dataset.post!, place.top);
                }
            }
            const moved = [...now].filter(([id]) => before.has(id)).map(([id, place]) => Math.round(place - before.get(id)!));
            window.jumps.push(...moved.filter((by) => by < -1).slice(0, 1));
            before = now;
            requestAnimationFrame(() => painted.port2.postMessage(0));
        };
        painted.port2.postMessage(0);
    });
}

/** The post at the top of the list, and how many pixels below its edge. */
function topmost(page: Page): Promise<string> {
    return page.getByRole('region', {name: 'Messages'}).evaluate((list) => {
        const edge = list.getBoundingClientRect().top;
        const post = [...list.querySelectorAll('article')].find((each) => each.getBoundingClientRect().top >= edge)!;
        return `${post.textContent} at ${Math.round(post.getBoundingClientRect().top - edge)}`;
    });
}

/** What is asked, once it stays the same. */
async function settled(ask: () => Promise<string>): Promise<string> {
    let last = '';
    await expect(async () => {
        const now = await ask();
        const same = now === last;
        last = now;
        expect(same).toBe(true);
    }).toPass({intervals: [300]});
    return last;
}
