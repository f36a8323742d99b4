// Build and test of the window's pages. The output is plain files that a strict CSP accepts.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const repository = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig(({ mode }) => ({
  base: './',
  clearScreen: false,
  plugins: [svelte()],
  server: { port: 5173, strictPort: true, fs: { allow: [repository] } },
  build: {
    // WebKitGTK 2.40 is the oldest the Debian packages of the house may bring: it equals Safari 16.4.
    target: 'safari16.4',
    // The polyfill is an inline script, which script-src 'self' refuses.
    modulePreload: { polyfill: false },
    // Fonts stay files: a data: URL would need a hole in font-src.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  // Components under test must be the browser's build of Svelte, not the server's.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  // Of its five hundred modules, each file of tests would read every one.
  optimizeDeps: mode === 'test' ? { include: ['bits-ui'] } : {},
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { width: 1440, height: 900 } },
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // A file has a window and modules of its own, in a thread that is kept for the next file.
    pool: 'vmThreads',
    // One thread alone is given all files at once, in a single window.
    maxWorkers: Math.max(2, availableParallelism()),
    // Long for a busy machine; what fails says so sooner, by what it waits for.
    testTimeout: 20_000,
    deps: { optimizer: { client: { enabled: true } } },
  },
}));
