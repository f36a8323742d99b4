// People of the house by keys: the arrows choose a person, and the letters on their line act on them.
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError, type OperatorRow, type Topic } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import Operators from './Operators.svelte';

const first: OperatorRow[] = [
  { id: 1, name: 'Léa Martin', role: 'agent', active: true, version: 4 },
  { id: 2, name: 'Karim Benali', role: 'cashier', active: false, version: 2 },
];
let people = first;
let sent: { name: string; args: unknown }[] = [];
let tell: (topics: readonly Topic[] | null) => void = () => undefined;
const handle = (event: KeyboardEvent): void => keys.handle(event);

beforeEach(async () => {
  [sent, people] = [[], first];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args });
      const change = args as OperatorRow;
      const isOld = name === 'operator_change' && people.find(({ id }) => id === change.id)?.version !== change.version;
      if (isOld) return Promise.reject(new ApiError('changed_since'));
      return Promise.resolve(name === 'operator_list' ? people : {});
    },
    onChanged: (hears) => {
      tell = hears;
      return () => undefined;
    },
  });
  addEventListener('keydown', handle);
  render(Operators);
  await screen.findByText('Karim Benali');
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
});

const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
const lineOf = (name: string): HTMLElement => screen.getByText(name).closest('li') as HTMLElement;
const keysOn = (name: string): (string | null)[] =>
  within(lineOf(name))
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-keyshortcuts'));

it('the keys stand on the line that the arrows are on', async () => {
  expect([keysOn('Léa Martin'), keysOn('Karim Benali')]).toEqual([
    ['C', 'D'],
    [null, null],
  ]);
  await press('ArrowDown');
  expect([keysOn('Léa Martin'), keysOn('Karim Benali')]).toEqual([
    [null, null],
    ['C', 'D'],
  ]);
});

it('D asks before somebody is shut out, and its own letter twice is no answer', async () => {
  await press('d');
  await screen.findByText(/Désactiver Léa Martin/);
  await press('d');
  expect(sent.filter(({ name }) => name === 'operator_change')).toEqual([]);
  await press('o');
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'operator_change')?.args).toMatchObject({ id: 1, active: false }),
  );
});

it('another PIN is given to who they are by now, where somebody else changed them', async () => {
  await press('c');
  await fireEvent.input(await screen.findByLabelText('Nouveau code PIN'), { target: { value: '4321' } });
  people = [{ id: 1, name: 'Léa Martin', role: 'supervisor', active: true, version: 5 }, ...people.slice(1)];
  const give = (): Promise<boolean> => fireEvent.submit(document.querySelector('.dialog form') as HTMLFormElement);
  const changes = (): unknown[] => sent.filter(({ name }) => name === 'operator_change').map(({ args }) => args);
  await give();
  expect(await screen.findByText(/Quelqu’un d’autre vient de le modifier/)).toBeTruthy();
  expect(changes()).toMatchObject([{ version: 4, role: 'agent' }]);
  await waitFor(() => expect(lineOf('Léa Martin').textContent).toContain('Responsable'));
  await give();
  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes()[1]).toMatchObject({ version: 5, role: 'supervisor', pin: '4321' });
});

it('C gives the person of the line another PIN', async () => {
  await press('ArrowDown');
  await press('c');
  expect(await screen.findByText('Un nouveau code PIN pour Karim Benali')).toBeTruthy();
});

it('D asks about the person that was chosen, and not about one who came before them since', async () => {
  people = [{ id: 9, name: 'Aline Petit', role: 'agent', active: true, version: 1 }, ...first];
  tell(['settings']);
  await screen.findByText('Aline Petit');
  await press('d');
  expect(document.querySelector('.dialog')?.textContent).toContain('Léa Martin');
});
