/**
 * Measures what the README says of the web client, and takes its pictures, on a server with a sample team:
 * npm run figures. Medians of five; the browser's CPU is slowed down four times for the first load.
 */
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {resolve} from 'node:path';

import type {BrowserContext, Page} from '@playwright/test';
import {test} from '@playwright/test';

import {PASSWORD, Server} from './server';

const ROUNDS = 5;
const SLOWDOWN = 4;
const PICTURES = 'target/pictures';

const server = new Server();
let context: BrowserContext;
let page: Page;
let place: string;

test('the figures and the pictures', async ({context: own}) => {
    test.setTimeout(600_000);
    execFileSync(resolve(import.meta.dirname, '../../utmost'), ['sample-data', '--data', server.data, '--password', PASSWORD], {stdio: 'inherit'});
    await server.start();
    context = own;
    page = await context.newPage();
    await page.goto(`${server.url}/login`);
    await page.getByLabel('Username or email address').fill('admin');
    await page.getByLabel('Password', {exact: true}).fill(PASSWORD);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.getByRole('article').first().waitFor();
    place = page.url();

    console.log(`first load: ${await firstLoadKilobytes()} KB of compressed script`);
    console.log(`usable after ${await median(usable)} ms at ${SLOWDOWN}x CPU slowdown`);
    const team = place.split('/')[3];
    for (const name of ['engineering', 'product']) {
        await page.goto(`${server.url}/${team}/channels/${name}`);
        await page.getByRole('article').first().waitFor();
    }
    await page.getByRole('link', {name: /^Engineering/}).click();
    await page.getByRole('heading', {level: 1, name: 'Engineering'}).waitFor();
    await page.getByRole('link', {name: /^Product/}).click();
    await page.getByRole('heading', {level: 1, name: 'Product'}).waitFor();
    console.log(`switching to a visited channel: ${await median(switching)} ms`);
    const sent = [];
    const confirmed = [];
    for (let i = 0; i < ROUNDS; i++) {
        const [shown, done] = await sending(i);
        sent.push(shown);
        confirmed.push(done);
    }
    console.log(`sending: shown after ${middle(sent)} ms, confirmed after ${middle(confirmed)} ms`);

    mkdirSync(PICTURES, {recursive: true});
    for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme: scheme});
        for (const [name, path] of [['chat', `/${team}/channels/engineering`], ['attachments', `/${team}/channels/builds`], ['statistics', '/admin_console/reporting/statistics']]) {
            await page.goto(server.url + path);
            await page.waitForLoadState('networkidle');
            await page.screenshot({path: `${PICTURES}/${name}-${scheme}.png`});
        }
    }
    await server.stop();
});

async function firstLoadKilobytes(): Promise<number> {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', {cacheDisabled: true});
    const scripts = new Set<string>();
    let bytes = 0;
    session.on('Network.responseReceived', ({requestId, type}) => type === 'Script' && scripts.add(requestId));
    session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
        bytes += scripts.has(requestId) ? encodedDataLength : 0;
    });
    await page.goto(place);
    await page.getByRole('article').first().waitFor();
    await session.detach();
    return Math.round(bytes / 1000);
}

/** Milliseconds from the request for the page until one can write, with an empty cache. */
async function usable(): Promise<number> {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', {cacheDisabled: true});
    await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWDOWN});
    const start = Date.now();
    await page.goto(place, {waitUntil: 'commit'});
    await page.waitForFunction(() => document.querySelector('article') && document.querySelector('textarea'), undefined, {polling: 'raf'});
    const took = Date.now() - start;
    await session.send('Emulation.setCPUThrottlingRate', {rate: 1});
    await session.detach();
    return took;
}

/** Milliseconds from the click until the other channel's posts are painted. */
async function switching(): Promise<number> {
    const there = await page.getByRole('heading', {level: 1}).textContent();
    return clicked(page, there === 'Product' ? 'Engineering' : 'Product');
}

function clicked(on: Page, name: string): Promise<number> {
    return on.evaluate((wanted) => new Promise<number>((done) => {
        const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find((each) => each.textContent?.startsWith(wanted))!;
        const shown = () => [...document.querySelectorAll('article')].find((each) => each.checkVisibility())?.dataset.post;
        const before = shown();
        const start = performance.now();
        link.click();
        const look = () => {
            const now = shown();
            if (document.querySelector('h1')?.textContent === wanted && now && now !== before) {
                requestAnimationFrame(() => done(Math.round(performance.now() - start)));
            } else {
                requestAnimationFrame(look);
            }
        };
        look();
    }), name);
}

/** Milliseconds until a sent post is shown, and until the server has it. */
async function sending(round: number): Promise<[number, number]> {
    const text = `measured ${round}`;
    await page.getByRole('textbox', {name: /^Write to/}).fill(text);
    await page.evaluate((wanted) => {
        const times = new Promise<[number, number]>((done) => {
            let start = 0;
            let shown = 0;
            document.addEventListener('keydown', () => {
                start = performance.now();
                const look = () => {
                    const article = [...document.querySelectorAll('article')].find((each) => each.textContent?.includes(wanted));
                    shown ||= article ? performance.now() : 0;
                    if (article && article.dataset.pending === undefined) {
                        done([Math.round(shown - start), Math.round(performance.now() - start)]);
                    } else {
                        requestAnimationFrame(look);
                    }
                };
                look();
            }, {once: true, capture: true});
        });
        Object.assign(window, {times});
    }, text);
    await page.keyboard.press('Enter');
    return page.evaluate(() => (window as unknown as {times: Promise<[number, number]>}).times);
}

async function median(measure: () => Promise<number>): Promise<number> {
    const all = [];
    for (let i = 0; i < ROUNDS; i++) {
        all.push(await measure());
    }
    return middle(all);
}

function middle(all: number[]): number {
    return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
}
