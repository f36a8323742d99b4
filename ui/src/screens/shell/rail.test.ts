// The rail marks where one is, whatever way led there.
import { cleanup, render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { route, session } from '../../state';
import Desk from './Desk.svelte';

beforeEach(async () => {
  useTransport(mockTransport(new URLSearchParams('operator=3')));
  route.go('counter');
  await session.load();
  render(Desk);
});
afterEach(() => {
  cleanup();
  route.go('queue');
  useTransport(tauriTransport);
});

const marked = (): (string | null)[] =>
  [...document.querySelectorAll('nav [aria-current=page]')].map((entry) => entry.getAttribute('aria-keyshortcuts'));

it('the counter, where an exchange was begun from an order', async () => {
  await waitFor(() => expect(marked()).toEqual(['F1']));
  route.go('order', { order: 1 });
  route.visit('counter', {});
  await waitFor(() => expect(route.from?.screen).toBe('order'));
  await waitFor(() => expect(marked()).toEqual(['F1']));
});

it('the list that an order was opened from', async () => {
  route.go('customers');
  route.visit('order', { order: 1 });
  await waitFor(() => expect(marked()).toEqual(['F4']));
});
