import {defineConfig} from '@playwright/test';

/** The installed Chromium; nothing is downloaded. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
    testDir: 'e2e',
    testMatch: '**/*.spec.ts',
    outputDir: 'target/e2e',
    timeout: 90_000,
    expect: {timeout: 15_000},
    workers: 1,
    retries: 0,
    reporter: [['list']],
    use: {
        browserName: 'chromium',
        viewport: {width: 1280, height: 800},
        colorScheme: 'light',
        locale: 'en-US',
        trace: 'retain-on-failure',
        screenshot: 'only-on-failure',
        launchOptions: {
            executablePath,
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
        },
    },
});
