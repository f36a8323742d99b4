// What is looked for anywhere is asked once the hand rests, and opens the thing itself.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hit, HitKind } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import { toasts } from '../components';
import { finder } from './finder.svelte';
import { targetOf } from './opening';
import { route } from './route.svelte';
import { session } from './session.svelte';

const REST_MS = 80;
const hit = (kind: HitKind, of: Partial<Hit> = {}): Hit => ({
  kind,
  number: '',
  voided: null,
  name: '',
  about: '',
  row: '',
  seat: '',
  at_ms: null,
  amount_cents: null,
  customer_id: null,
  order_id: null,
  place_id: null,
  reprise_id: null,
  mail_id: null,
  ...of,
});

let asked: { text: string; answer: (hits: Hit[]) => Promise<void>; fail: (code?: string) => Promise<void> }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  toasts.clear();
  route.go('queue');
  const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      expect(name).toBe('find');
      return new Promise((resolve, reject) => {
        asked.push({
          text: (args as { text: string }).text,
          answer: async (hits) => (resolve({ hits }), settled()),
          fail: async (code = 'internal') => (reject({ code, args: {} }), settled()),
        });
      });
    },
  });
});
afterEach(() => {
  finder.close();
  vi.useRealTimers();
  useTransport(tauriTransport);
});

describe('the box', () => {
  it('asks once, when the hand rests', async () => {
    finder.open();
    finder.type('dup');
    finder.type('dupont');
    await vi.advanceTimersByTimeAsync(REST_MS);
    expect(asked.map((one) => one.text)).toEqual(['dupont']);
  });
  it('shows nothing of an earlier question', async () => {
    finder.open('dup');
    await vi.advanceTimersByTimeAsync(REST_MS);
    finder.type('martin');
    await asked[0]?.answer([hit('customer', { customer_id: 1 })]);
    expect(finder.hits).toBeNull();
  });
  it('opens what the arrows are on, and closes', async () => {
    finder.open('6710');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[0]?.answer([hit('order', { order_id: 1 }), hit('order', { order_id: 2 })]);
    finder.move(1);
    finder.enter();
    expect([finder.shown, route.screen, route.params]).toEqual([false, 'order', { order: 2 }]);
    finder.open('6710');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[1]?.answer([hit('order', { order_id: 1 }), hit('order', { order_id: 2 })]);
    finder.move(-1);
    expect(finder.at).toBe(1);
  });
  it('keeps an Enter that came before the answer', async () => {
    finder.open('671083');
    finder.enter();
    expect(route.screen).toBe('queue');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[0]?.answer([hit('order', { order_id: 7, customer_id: 4 })]);
    expect([route.screen, route.params]).toEqual(['order', { order: 7 }]);
  });
  it('says what went wrong, and asks again', async () => {
    finder.open('dupont');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[0]?.fail();
    expect(finder.error?.code).toBe('internal');
    void finder.find();
    await asked[1]?.answer([]);
    expect([finder.error, finder.hits]).toEqual([null, []]);
  });
  it('is gone where the session ended meanwhile: nobody comes back to a refusal of before the lock', async () => {
    finder.open('dupont');
    await vi.advanceTimersByTimeAsync(REST_MS);
    await asked[0]?.fail('session_expired');
    expect([finder.shown, finder.error]).toEqual([false, null]);
  });
});

describe('what was found', () => {
  it('opens where it is shown, as each role has it', () => {
    const ids = { customer_id: 4, order_id: 7, place_id: 9 };
    expect(targetOf(hit('place', ids))).toEqual({ screen: 'order', params: { order: 7, place: 9 } });
    expect(targetOf(hit('lot', { customer_id: 4, number: 'AV-000001' })).params).toEqual({
      customer: 4,
      page: 'statement',
      lot: 'AV-000001',
    });
    expect(targetOf(hit('mail', { customer_id: 4, mail_id: 3 }))).toEqual({ screen: 'mails', params: { mail: 3 } });
    const request = hit('request', { ...ids, reprise_id: 5 });
    session.operator = { role: 'agent' } as typeof session.operator;
    expect(targetOf(request)).toEqual({ screen: 'queue', params: { request: 5 } });
    session.operator = { role: 'cashier' } as typeof session.operator;
    expect(targetOf(request).screen).toBe('order');
    session.operator = null;
  });
});
