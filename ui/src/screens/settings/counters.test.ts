// The counters of the house: a question is about the one that it was asked of, whatever the list does behind it.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError, type CounterRow, type Topic } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import Counters from './Counters.svelte';

const rowOf = (id: number, name: string, version: number): CounterRow =>
  ({
    id,
    name,
    version,
    fingerprint: 'AAAA-BBBB',
    here: false,
    present: true,
    seen_ago_ms: 0,
    operator: null,
    program: '1.0',
    too_old: false,
    revoked_at_ms: null,
    waiting: false,
    created_at_ms: 0,
  }) as CounterRow;

let rows: CounterRow[] = [];
let sent: { name: string; args: unknown }[] = [];
let tell: (topics: readonly Topic[] | null) => void = () => undefined;
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });

beforeEach(async () => {
  [rows, sent] = [[rowOf(2, 'Hall', 4), rowOf(3, 'Rue', 1)], []];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'counter_list') return Promise.resolve(rows);
      if (name.startsWith('counter_')) {
        sent.push({ name, args });
        const { id, version } = args as CounterRow;
        if (rows.find((row) => row.id === id)?.version !== version)
          return Promise.reject(new ApiError('settings_changed'));
      }
      return Promise.resolve({});
    },
    onChanged: (hears) => {
      tell = hears;
      return () => undefined;
    },
  });
  addEventListener('keydown', handle);
  render(Counters);
  await screen.findByText('Rue');
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
});

/** Another counter comes, before all others. */
async function comes(): Promise<void> {
  rows = [rowOf(9, 'Accueil', 1), ...rows];
  tell(['counters']);
  await screen.findByText('Accueil');
}

it('X shuts out the counter that it asked about', async () => {
  await press('x');
  expect(document.querySelector('.dialog')?.textContent).toContain('Hall');
  await comes();
  expect(document.querySelector('.dialog')?.textContent).toContain('Hall');
  await press('o');
  await waitFor(() => expect(sent).toMatchObject([{ name: 'counter_revoke', args: { id: 2, version: 4 } }]));
});

it('N names the counter that it asked about, as it is by now once it was refused', async () => {
  await press('n');
  await comes();
  rows = rows.map((row) => (row.id === 2 ? { ...row, name: 'Cour', version: 5 } : row));
  const field = screen.getByLabelText<HTMLInputElement>('Nom du guichet');
  await fireEvent.input(field, { target: { value: 'Galerie' } });
  await fireEvent.submit(field.form as HTMLFormElement);
  await waitFor(() => expect(document.querySelector('.dialog')?.textContent).toContain('Cour'));
  await fireEvent.submit(field.form as HTMLFormElement);
  await waitFor(() => expect(document.querySelector('.dialog')).toBeNull());
  expect(sent).toMatchObject([
    { name: 'counter_rename', args: { id: 2, version: 4, name: 'Galerie' } },
    { name: 'counter_rename', args: { id: 2, version: 5, name: 'Galerie' } },
  ]);
});

/** A counter that waits is chosen by nobody: it came before the one that stands first. */
async function waitsFirst(): Promise<void> {
  rows = [{ ...rowOf(9, 'Accueil', 1), waiting: true, fingerprint: 'CCCC-DDDD' }, ...rows];
  tell(['counters']);
  await screen.findByText('Accueil');
}

it('A lets in the counter that was chosen, which its name and its key ask about, and none that came since', async () => {
  await waitsFirst();
  await press('a');
  expect(document.querySelector('.dialog')).toBeNull();
  await press('ArrowUp');
  await press('a');
  const asks = document.querySelector('.dialog')?.textContent;
  expect([asks?.includes('Accueil'), asks?.includes('CCCC-DDDD'), sent]).toEqual([true, true, []]);
  await press('o');
  await waitFor(() => expect(sent).toMatchObject([{ name: 'counter_admit', args: { id: 9, version: 1 } }]));
});

it('R lets in again the counter that it asked about', async () => {
  rows = rows.map((row) => (row.id === 2 ? { ...row, revoked_at_ms: 1 } : row));
  tell(['counters']);
  await screen.findByText('Exclu');
  await press('r');
  await waitsFirst();
  expect([document.querySelector('.dialog')?.textContent.includes('Hall'), sent]).toEqual([true, []]);
  await press('o');
  await waitFor(() => expect(sent).toMatchObject([{ name: 'counter_admit', args: { id: 2, version: 4 } }]));
});
