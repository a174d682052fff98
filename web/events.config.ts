import {defineConfig} from 'vitest/config';

/** What follows from events, against the built server. */
export default defineConfig({test: {execArgv: ['--experimental-websocket'], include: ['e2e/**/*.test.ts'], testTimeout: 120_000}});
