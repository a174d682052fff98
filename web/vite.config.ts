import react from '@vitejs/plugin-react';
import {defineConfig} from 'vitest/config';

const server = process.env.UTMOST_URL ?? 'http://localhost:8065';

export default defineConfig({
    plugins: [react()],
    build: {
        target: 'es2022',
        // Where the server's jar has it.
        outDir: 'target/classes/org/utmost/administration/web/client',
        emptyOutDir: true,
        modulePreload: {polyfill: false},
        reportCompressedSize: false,
        chunkSizeWarningLimit: 700,
    },
    server: {
        proxy: {'/api': {target: server, ws: true, changeOrigin: true}},
    },
    test: {
        environment: 'jsdom',
        include: ['src/**/*.test.{ts,tsx}'],
    },
});
