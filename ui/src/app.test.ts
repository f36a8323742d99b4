// The whole window: what it knows of its house is read again when the house changes.
import { fireEvent, render, waitFor } from '@testing-library/svelte';
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

it('says that the clock of the machine went back, and asks once before it is said to be right', async () => {
  const core = mockTransport(new URLSearchParams('operator=3&scenario=clock'));
  const given: string[] = [];
  useTransport({
    ...core,
    async send(id, name, args) {
      if (name !== 'clock_confirm') return core.send(id, name, args);
      given.push(JSON.stringify(args));
      return {};
    },
  });
  await session.load();
  const { findByRole, getByRole } = render(App);
  const banner = await findByRole('alert');
  expect(banner.textContent).toContain('L’horloge de ce poste a reculé de 2\u00a0h.');
  await fireEvent.click(getByRole('button', { name: /La date est juste/ }));
  expect(given).toEqual([]);
  await fireEvent.click(getByRole('button', { name: /Oui, c’est la bonne date/ }));
  await waitFor(() => expect(given).toHaveLength(1));
});
