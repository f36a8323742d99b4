// Each test starts without a shell, without layers of keys, without messages.
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';
import { toasts } from '../src/components/toasts.svelte';

afterEach(() => {
  cleanup();
  toasts.clear();
});
