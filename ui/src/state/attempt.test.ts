// A command that nobody answered may have been done: asked for again, it is the same one.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError, type ErrorArgs } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import { Attempt } from './attempt.svelte';

const args = { id: 1 };
const options = { title: 'Rien n’a été fait' };
let sent: string[] = [];
let refuses: ApiError['code'] | null = null;

beforeEach(() => {
  sent = [];
  useTransport({
    ...tauriTransport,
    async send(id) {
      sent.push(id);
      if (refuses === null) return Promise.resolve({});
      return Promise.reject(new ApiError(refuses, {} as ErrorArgs));
    },
  });
});
afterEach(() => {
  refuses = null;
  useTransport(tauriTransport);
});

/** Presses the key once for each answer; whether each was sent under the id of the first. */
async function pressed(...answers: (ApiError['code'] | null)[]): Promise<boolean[]> {
  const attempt = new Attempt();
  for (const answer of answers) {
    refuses = answer;
    await attempt.run('customer_sign_out', args, options);
  }
  return sent.map((id) => id === sent[0]);
}

it('keeps its id after an answer that was lost, also where the lock came between', async () => {
  expect(await pressed('unreachable', 'not_signed_in', null)).toEqual([true, true, true]);
});

it.each([
  'database_unreachable',
  'database_busy',
  'house_held',
  'disk_in_doubt',
  'disk_failed',
  'not_permitted',
  'server_full',
  'server_trouble',
] as const)('keeps its id where the house cannot say what became of it: %s', async (doubt) => {
  expect(await pressed(doubt, 'not_signed_in', null, null)).toEqual([true, true, true, false]);
});

it('is another one once it was answered', async () => {
  expect(await pressed('unreachable', null, null)).toEqual([true, true, false]);
  sent = [];
  expect(await pressed('bad_field', null)).toEqual([true, false]);
});

it('is another one where anything of it changed', async () => {
  const attempt = new Attempt();
  refuses = 'unreachable';
  await attempt.run('customer_sign_out', args, options);
  await attempt.run('customer_sign_out', { id: 2 }, options);
  expect(sent[0] === sent[1]).toBe(false);
});
