// Tickets on their way to paper, by keys: P opens them, O and N say whether they came out.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { OpenOrder } from './order.svelte';
import Printed from './Printed.svelte';

let sent: { name: string; args: unknown }[] = [];
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
const told = (): unknown[] => sent.filter(({ name }) => name === 'ticket_confirm').map(({ args }) => args);

beforeEach(async () => {
  sent = [];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args });
      return Promise.resolve(name === 'ticket_print' ? { path: '/tmp/b.pdf', printer: null, unprintable: '' } : {});
    },
  });
  addEventListener('keydown', handle);
  const open = new OpenOrder(7, null);
  render(Printed, { open });
  await open.printing.print([21, 22]);
  await screen.findByRole('button', { name: /Voir les billets/ });
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
});

it('each button shows its key', () => {
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual([
    'O',
    'N',
    'P',
  ]);
});

it('P opens them before anything is said', async () => {
  await press('p');
  await waitFor(() => expect(sent.some(({ name }) => name === 'shell_open')).toBe(true));
  expect(told()).toEqual([]);
});

it.each([
  ['o', true],
  ['n', false],
])('%s says once whether they came out', async (key, out) => {
  await press(key);
  await waitFor(() => expect(told()).toEqual([{ place_ids: [21, 22], out }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: /Non/ })).toBeNull());
  await press(key);
  expect(told()).toHaveLength(1);
});
