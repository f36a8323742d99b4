// The file in view: what its keys mean while another one is on its way.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RepriseFile } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { OpenFile } from './file.svelte';

interface Asked {
  readonly name: string;
  readonly args: unknown;
  readonly answer: (reply: unknown) => Promise<void>;
}
let asked: Asked[] = [];
const of = (name: string): Asked[] => asked.filter((one) => one.name === name);
const fileOf = (id: number): RepriseFile => ({ row: { id, state: 'accepted' }, if_accepted: null }) as RepriseFile;

beforeEach(() => {
  asked = [];
  useTransport({
    ...tauriTransport,
    send: async (_id, name, args) =>
      new Promise((resolve) => {
        const answer = async (reply: unknown): Promise<void> => {
          resolve(reply);
          await new Promise((done) => setTimeout(done));
        };
        asked.push({ name, args, answer });
      }),
  });
});
afterEach(() => useTransport(tauriTransport));

it('is not there while another request is selected and not read yet', async () => {
  const open = new OpenFile();
  void open.open(1);
  await of('reprise_file')[0]?.answer(fileOf(1));
  expect(open.isThere).toBe(true);
  void open.open(2);
  expect([open.file?.row.id, open.isThere]).toEqual([1, false]);
  await of('reprise_file')[1]?.answer(fileOf(2));
  expect([open.file?.row.id, open.isThere]).toEqual([2, true]);
});

it('is neither read nor claimed once the list is left', async () => {
  const open = new OpenFile();
  void open.open(1);
  open.close();
  // What a decision of before selects next.
  await open.open(2);
  await open.readAhead([3]);
  expect(asked.map(({ name, args }) => [name, args])).toEqual([['reprise_file', { id: 1 }]]);
});

it('a decision is taken back while another one is on its way', async () => {
  const open = new OpenFile();
  const told: string[] = [];
  void open.decide('reprise_accept', { id: 2, version: 1 }, () => told.push('accepted'));
  void open.undo('reprise_undo', { id: 1 }, () => told.push('undone'));
  expect(of('reprise_undo').map(({ args }) => args)).toEqual([{ id: 1 }]);
  await of('reprise_undo')[0]?.answer({ id: 1 });
  expect([told, open.busy]).toEqual([['undone'], true]);
  await of('reprise_accept')[0]?.answer({ id: 2 });
  expect([told, open.busy]).toEqual([['undone', 'accepted'], false]);
});
