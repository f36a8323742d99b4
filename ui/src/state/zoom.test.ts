// The size of the pages: by steps, within bounds, kept on the counter.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useTransport, tauriTransport } from '../api/transport';
import { zoom } from './zoom.svelte';

let sent: unknown[] = [];
beforeEach(() => {
  sent = [];
  localStorage.clear();
  useTransport({
    ...tauriTransport,
    send: (_, name, args) => {
      sent.push([name, args]);
      return Promise.resolve(null);
    },
  });
  zoom.usual();
});
afterEach(() => useTransport(tauriTransport));

it('goes up to 150 % and back, a step a key', () => {
  for (let press = 0; press < 6; press++) zoom.step(1);
  expect(zoom.percent).toBe(150);
  zoom.step(-1);
  expect(zoom.percent).toBe(125);
  zoom.usual();
  expect(zoom.percent).toBe(100);
  expect(sent.at(-1)).toEqual(['shell_zoom', { percent: 100 }]);
});

it('is found again at the next start', () => {
  zoom.use(125);
  zoom.percent = 100;
  zoom.start();
  expect(zoom.percent).toBe(125);
});

it('takes no other size that was kept', () => {
  localStorage.setItem('zoom', '900');
  zoom.start();
  expect(zoom.percent).toBe(100);
});
