// The automatic lock is given up by choice only.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import Counter from './Counter.svelte';

const MINUTES = 'Verrouillage automatique, en minutes';
let sent: unknown[] = [];

function open(minutes: number, other: Partial<Settings> = {}): void {
  const local = {
    counter: 'Guichet 1',
    locale: 'fr',
    lock_after_minutes: minutes,
    printer: '',
    ticket_format: 'a4',
    database_url: '',
  };
  const settings = {
    local,
    counter_version: 5,
    printers: [],
    data_dir: '/x',
    signs: true,
    ...other,
  } as unknown as Settings;
  render(Counter, { settings, onsaved: () => Promise.resolve() });
}

const save = (): Promise<boolean> => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const type = (text: string): Promise<boolean> =>
  fireEvent.input(screen.getByLabelText(MINUTES), { target: { value: text } });
const isLocking = (): HTMLElement => screen.getByRole('switch', { name: 'Verrouiller un guichet laissé seul' });

it('says to whom works by the owner’s login how that is ended', async () => {
  useTransport(mockTransport(new URLSearchParams('scenario=owner')));
  await session.load();
  open(10, { local: { database_url: 'postgres://proprietaire@serveur/theatre' } } as Partial<Settings>);
  const command = /contremarquectl address postgres:\/\/guichet@serveur\/theatre --new-password/;
  expect(screen.getByText(command)).toBeTruthy();
});

beforeEach(() => {
  sent = [];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'local_set') sent.push(args);
      return Promise.resolve({});
    },
  });
});
afterEach(() => useTransport(tauriTransport));

describe('the automatic lock', () => {
  it.each([
    ['', 'À remplir'],
    ['1O', 'Ce n’est pas un nombre entier'],
    ['0', 'Au moins 1'],
  ])('after « %s » minutes is not saved, and says why', async (text, why) => {
    open(10);
    await type(text);
    await save();
    expect(screen.getByRole('alert').textContent).toBe(why);
    expect(sent).toEqual([]);
  });

  it('is saved in minutes', async () => {
    open(10);
    await type('3');
    await save();
    await waitFor(() => expect(sent).toMatchObject([{ local: { lock_after_minutes: 3 } }]));
  });

  it('is given up by its switch, whatever the minutes say', async () => {
    open(10);
    await type('');
    await fireEvent.click(isLocking());
    expect(screen.queryByLabelText(MINUTES)).toBeNull();
    await save();
    await waitFor(() => expect(sent).toMatchObject([{ local: { lock_after_minutes: 0 } }]));
  });

  it('comes back with minutes that can be read', async () => {
    open(0);
    expect(isLocking().getAttribute('aria-checked')).toBe('false');
    await fireEvent.click(isLocking());
    expect(screen.getByLabelText<HTMLInputElement>(MINUTES).value).toBe('10');
    await save();
    await waitFor(() => expect(sent).toMatchObject([{ local: { lock_after_minutes: 10 } }]));
  });
});

describe('the name of the counter', () => {
  it('is not sent as typed where nobody typed it', async () => {
    open(10);
    await save();
    await waitFor(() => expect(sent).toMatchObject([{ counter_version: null }]));
  });

  it('is sent with the version that it was typed over', async () => {
    open(10);
    await fireEvent.input(screen.getByLabelText('Nom du guichet'), { target: { value: 'Hall' } });
    await save();
    await waitFor(() => expect(sent).toMatchObject([{ local: { counter: 'Hall' }, counter_version: 5 }]));
  });
});

describe('a counter that lost the key by which it signs the journal', () => {
  it('is offered another', async () => {
    const names: string[] = [];
    useTransport({
      ...tauriTransport,
      async send(_, name) {
        names.push(name);
        return Promise.resolve({});
      },
    });
    open(10, { signs: false });
    await fireEvent.click(screen.getByRole('button', { name: 'Faire une nouvelle clé' }));
    await waitFor(() => expect(names).toEqual(['counter_key_begin']));
  });

  it('is not, while it has it', () => {
    open(10);
    expect(screen.queryByRole('button', { name: 'Faire une nouvelle clé' })).toBeNull();
  });
});
