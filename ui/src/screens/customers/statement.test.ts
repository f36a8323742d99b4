// The statement by keys: I prints it, Escape goes back to the orders; a figure opens one of them.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { route, session } from '../../state';
import { hintsTwice } from '../../../tests/hints';
import { Sheet } from './customers.svelte';
import SheetView from './Sheet.svelte';

const customer = {
  id: 1,
  number: 12,
  name: 'DUPONT Marie',
  balance_cents: 2_600,
  lots: [],
  fields: { email: '', phone: '' },
  orders: 2,
  pending: 0,
  access: { open: 0, since_ms: null, seen_at_ms: null },
  closing: null,
  erased_at_ms: null,
  created_at_ms: 0,
  may_give: false,
};
const order = (id: number): object => ({
  ...{ id, number: `67108${id}`, show: 'CARMEN', places: 1, total_cents: 2_600, starts_at_ms: 0 },
  ...{ state: 'issued', created_at_ms: 0, pending: 0, taken_back: 0 },
});
const replies: Record<string, unknown> = {
  customer_sheet: customer,
  order_list: { rows: [order(3), order(4)], total: 2 },
  customer_statement: { balance_cents: 2_600, lots: [], movements: [] },
  statement_pdf: { path: '/tmp/releve.pdf', unprintable: '' },
};
let sent: string[] = [];
/** What lets a statement be answered; at once while there is none. */
let held: Promise<void> | null = null;
let sheet: Sheet;
/** What whoever is there may do to the customer. */
let rights: object = {};
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });

beforeEach(async () => {
  sent = [];
  held = null;
  rights = {};
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push(name);
      if (name === 'customer_statement' || name === 'customer_sheet') await held;
      if (name === 'customer_sheet') return { ...customer, ...rights, ...(args as { id: number }) };
      return replies[name] ?? {};
    },
    onChanged: () => () => undefined,
  });
  session.operator = null;
  addEventListener('keydown', handle);
  sheet = new Sheet();
  await sheet.open(1);
  render(SheetView, { sheet });
  await screen.findByText('671083');
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
  route.go('queue');
});

it('S opens it, I makes its paper, Escape goes back', async () => {
  await press('s');
  const back = await screen.findByRole('button', { name: /Retour/ });
  expect(back.getAttribute('aria-keyshortcuts')).toBe('Échap');
  sent = [];
  await press('i');
  await waitFor(() => expect(sent.some((name) => name.endsWith('_pdf'))).toBe(true));
  await press('Escape');
  expect(await screen.findByText('671083')).toBeTruthy();
});

it('has a key of its own beside all that a supervisor does there', async () => {
  const lot = { id: 3, number: 'AV-3', left_cents: 2_600, lapsed_cents: 0, expires_at_ms: 0, expired: false };
  const all = { may_give: true, may_export: true, may_erase: true, access: { open: 1, since_ms: 0, seen_at_ms: null } };
  rights = { ...all, lots: [{ ...lot, may_extend: true, may_take_back: true }] };
  session.operator = { id: 1, name: 'Hélène', role: 'supervisor', initials: 'H' };
  await sheet.reload();
  await screen.findByRole('button', { name: /Prolonger/ });
  expect(hintsTwice()).toEqual([]);
  await press('s');
  await screen.findByRole('button', { name: /Relevé en PDF/ });
  expect(hintsTwice()).toEqual([]);
});

it('a figure opens the order that it stands on', async () => {
  const details = screen.getAllByRole('button', { name: /Détails/ });
  expect(details.map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2']);
  await press('2');
  expect([route.screen, route.params['order']]).toEqual(['order', 4]);
});

it('is never that of who was open before', async () => {
  let answers = (): void => undefined;
  held = new Promise((resolve) => (answers = resolve));
  const asked = sheet.openStatement();
  const opened = sheet.open(2);
  answers();
  await Promise.all([asked, opened]);
  expect(sheet.statement).toBeNull();
});

it('no key of the sheet acts on who stands there while somebody else is being read', async () => {
  session.operator = { id: 1, name: 'Karim', role: 'cashier', initials: 'K' };
  let answers = (): void => undefined;
  held = new Promise((resolve) => (answers = resolve));
  const opened = sheet.open(2);
  await tick();
  route.go('customers');
  await press('v');
  await press('1');
  expect([route.screen, route.params]).toEqual(['customers', {}]);
  answers();
  await opened;
  await press('v');
  expect([route.screen, route.params]).toEqual(['counter', { customer: 2 }]);
});
