// The whole window: what it knows of its house is read again when the house changes.
import { render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import App from './App.svelte';
import { tellChanged } from './api/changes';
import { mockTransport } from './api/mock';
import { tauriTransport, useTransport } from './api/transport';
import { clock, session } from './state';

const YEAR_MS = 365 * 86_400_000;
let aheadMs = 0;
let asked = 0;

beforeEach(async () => {
  [aheadMs, asked] = [0, 0];
  const core = mockTransport(new URLSearchParams('operator=1'));
  useTransport({
    ...core,
    async send(id, name, args) {
      const reply = await core.send(id, name, args);
      if (name !== 'app_state') return reply;
      asked += 1;
      return { ...(reply as object), now_ms: Date.now() + aheadMs };
    },
  });
  session.locked = false;
  await session.load();
});
afterEach(() => useTransport(tauriTransport));

it('goes by the clock of the house after it was moved', async () => {
  render(App);
  await waitFor(() => expect(asked).toBe(2));
  aheadMs = YEAR_MS;
  tellChanged(['settings']);
  await waitFor(() => expect(clock.nowMs).toBeGreaterThan(Date.now() + YEAR_MS / 2));
});
