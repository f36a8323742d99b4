// Each file has a window that no other file used; each test starts without a shell, layers of keys or messages.
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';
import { toasts } from '../src/components/toasts.svelte';

if ('testsBegan' in globalThis) throw new Error('Two files of tests share a window: see maxWorkers in vite.config.ts.');
Object.assign(globalThis, { testsBegan: true });

// A busy machine draws a whole window in more than the second that is usually waited.
configure({ asyncUtilTimeout: 4000 });

afterEach(() => {
  cleanup();
  toasts.clear();
});
