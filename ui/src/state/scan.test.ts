// A code that was read opens what it names: nothing else, and nothing more.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tauriTransport, useTransport } from '../api/transport';
import { toasts } from '../components';
import { route } from './route.svelte';
import { targetOf } from './opening';
import { open } from './scan';

const CODE = '223qn687kaz3ubeyf5fztf9j';
let sent: { name: string; args: unknown }[] = [];
let named: unknown = null;

beforeEach(() => {
  sent = [];
  named = null;
  route.go('queue');
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args });
      return { named };
    },
  });
});
afterEach(() => useTransport(tauriTransport));

describe('a code', () => {
  it('is only asked about, in each way in which it may be read', async () => {
    await open(CODE);
    expect(sent).toEqual([{ name: 'scan_find', args: { text: CODE, variants: ['223an687kqw3ubeyf5fwtf9j'] } }]);
  });
  it('opens the order and the place it names', async () => {
    named = { kind: 'place', customer_id: 4, order_id: 7, place_id: 9, voided: null };
    await open(CODE);
    expect([route.screen, route.params]).toEqual(['order', { order: 7, place: 9 }]);
    route.leave('customers');
    expect(route.screen).toBe('queue');
  });
  it('of a place that was voided says that its ticket is good for nothing', async () => {
    named = { kind: 'place', customer_id: 4, order_id: 7, place_id: 9, voided: 'AN-000003' };
    await open(CODE);
    expect(route.screen).toBe('order');
    expect(toasts.list[0]?.text).toBe('Billet annulé');
    toasts.dismiss(toasts.list[0]?.id ?? 0);
  });
  it('that names nothing is said to be unknown, and the screen stays', async () => {
    await open(CODE);
    expect([route.screen, toasts.list[0]?.text]).toEqual(['queue', 'Code inconnu']);
  });
  it('of a credit leads to the statement, one of a person to their sheet', () => {
    const customer = { customer_id: 4, order_id: null, place_id: null, voided: null };
    expect(targetOf({ kind: 'lot', ...customer }).params).toEqual({ customer: 4, page: 'statement' });
    expect(targetOf({ kind: 'customer', ...customer }).params).toEqual({ customer: 4 });
  });
});
