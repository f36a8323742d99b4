// Tickets on their way to paper: what the window asks of the core, and of whoever stands at the printer.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, LIMITS, type UnprintedSale } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { Printing } from './printing.svelte';
import Unprinted from './Unprinted.svelte';

interface Asked {
  readonly name: string;
  readonly args: { readonly place_ids: number[]; readonly out?: boolean };
}
let asked: Asked[] = [];
/** What the printer does with the next tickets; it takes those of which nothing is said. */
let refusals: ApiError[] = [];
/** The house's copies: those that wait, and those that were sent. */
let waiting: number[] = [];
let sent: number[] = [];
const silent = new ApiError('printer_failed', { why: 'in_doubt', detail: 'lp: 20 s' });
const counted = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const told = (name: string): Asked['args'][] => asked.filter((one) => one.name === name).map(({ args }) => args);

function sales(): UnprintedSale[] {
  const place_ids = [...waiting, ...sent].toSorted((a, b) => a - b);
  if (place_ids.length === 0) return [];
  return [
    {
      ...{ order_id: 7, order_number: '671100', customer_name: '', sold_at_ms: 0, operator: 'Karim' },
      ...{ place_ids, sent_ids: [...sent], total_cents: 0, in_doubt: sent.length > 0 },
    },
  ];
}

function answers({ name, args }: Asked): unknown {
  if (name === 'tickets_unprinted') return sales();
  asked.push({ name, args });
  const others = (ids: number[]): number[] => ids.filter((id) => !args.place_ids.includes(id));
  if (name === 'ticket_confirm') {
    if (!args.out) waiting.push(...args.place_ids);
    sent = others(sent);
    return {};
  }
  const refusal = refusals.shift();
  if (refusal && refusal !== silent) throw refusal;
  [waiting, sent] = [others(waiting), [...sent, ...args.place_ids]];
  if (refusal) throw refusal;
  return { path: '/tmp/billet.pdf', printer: 'BILLETS', unprintable: '' };
}

beforeEach(() => {
  [asked, refusals, waiting, sent] = [[], [], [], []];
  useTransport({
    ...tauriTransport,
    async send(_id, name, args) {
      return Promise.resolve(answers({ name, args: args as Asked['args'] }));
    },
    onConnection: () => () => {},
    onChanged: () => () => {},
    onFiles: () => () => {},
    onClosing: () => () => {},
  });
});
afterEach(() => useTransport(tauriTransport));

describe('printing', () => {
  it('is one command: the core knows the printer and the layout of the counter', async () => {
    const printing = new Printing();
    await printing.print([7, 8]);
    expect(asked).toEqual([{ name: 'ticket_print', args: { place_ids: [7, 8], format: null } }]);
    expect(printing.stage).toBe('asking');
    expect(printing.printer).toBe('BILLETS');
  });
  it('is not begun while another is on its way: its answer would be asked of what was not printed', async () => {
    const printing = new Printing();
    const first = printing.print([7, 8]);
    await printing.print([9]);
    printing.ask([9]);
    await first;
    expect([asked.length, printing.placeIds]).toEqual([1, [7, 8]]);
  });
  it('failed where the printer refused, and is done again', async () => {
    refusals.push(new ApiError('printer_failed', { why: 'refused', detail: 'lp: arrêtée' }));
    const printing = new Printing();
    await printing.print([7]);
    expect([printing.stage, printing.error?.code]).toEqual(['failed', 'printer_failed']);
    await printing.again();
    expect([printing.stage, printing.error]).toEqual(['asking', null]);
  });
  it.each([silent, new ApiError('print_unconfirmed', { row: 'A', seat: '7' })])(
    'is asked about where it may have come out: $code',
    async (doubt) => {
      refusals.push(doubt);
      const printing = new Printing();
      await printing.print([7]);
      expect([printing.stage, printing.error]).toEqual(['asking', doubt]);
      await printing.answer(true);
      expect([printing.stage, told('ticket_confirm')]).toEqual(['out', [{ place_ids: [7], out: true }]]);
    },
  );
  it('of more than a command takes goes on once those before came out, and not where they did not', async () => {
    const printing = new Printing();
    await printing.print(counted(1, 120));
    await printing.answer(true);
    expect([printing.stage, printing.placeIds]).toEqual(['asking', counted(51, 100)]);
    await printing.answer(false);
    expect(printing.stage).toBe('kept');
    await printing.again();
    await printing.answer(true);
    await printing.answer(true);
    expect([printing.stage, sent, printing.placeIds]).toEqual(['out', [], counted(101, 120)]);
    expect(Math.max(...asked.map(({ args }) => args.place_ids.length))).toBe(LIMITS.places);
  });
});

describe('the sales without a printed ticket', () => {
  const handle = (event: KeyboardEvent): void => keys.handle(event);
  const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
  const question = async (n: number): Promise<unknown> => screen.findByText(`Les ${n} billets sont-ils sortis ?`);

  beforeEach(() => {
    addEventListener('keydown', handle);
    document.body.replaceChildren();
  });
  afterEach(() => removeEventListener('keydown', handle));

  it('are asked about those alone that were sent, then print those that wait', async () => {
    [waiting, sent] = [counted(1, 3), counted(4, 5)];
    render(Unprinted, { onclose: () => undefined });
    await screen.findByText('Sortie non confirmée');
    await press('1');
    await question(2);
    await press('o');
    await waitFor(() => expect(told('ticket_confirm')).toEqual([{ place_ids: [4, 5], out: true }]));
    await screen.findByText('3 places');
    expect(screen.queryByText('Sortie non confirmée')).toBeNull();
    await press('1');
    await question(3);
    await press('o');
    await screen.findByText('Tous les billets sont sortis');
    expect(told('ticket_print')).toEqual([{ place_ids: [1, 2, 3], format: null }]);
  });

  it('of more than fifty places are printed and asked about fifty at a time', async () => {
    waiting = counted(1, 62);
    render(Unprinted, { onclose: () => undefined });
    await screen.findByText('62 places');
    await press('1');
    await question(50);
    await press('o');
    await question(12);
    await press('o');
    await screen.findByText('Tous les billets sont sortis');
    expect(told('ticket_confirm').map(({ place_ids }) => place_ids.length)).toEqual([50, 12]);
  });

  it('say that the printer did not answer, and ask', async () => {
    waiting = [1, 2];
    refusals.push(silent);
    render(Unprinted, { onclose: () => undefined });
    await screen.findByText('2 places');
    await press('1');
    await question(2);
    await screen.findByText(/n’a pas répondu/);
    await press('n');
    await waitFor(() => expect(screen.queryByText(/n’a pas répondu/)).toBeNull());
    expect([waiting, sent]).toEqual([[1, 2], []]);
  });

  it('ask about what another counter has sent meanwhile, and about nothing else', async () => {
    waiting = [1, 2, 3];
    render(Unprinted, { onclose: () => undefined });
    await screen.findByText('3 places');
    [waiting, sent] = [[1], [2, 3]];
    refusals.push(new ApiError('print_unconfirmed', { row: 'A', seat: '2' }));
    await press('1');
    await question(2);
    await press('o');
    await waitFor(() => expect(told('ticket_confirm')).toEqual([{ place_ids: [2, 3], out: true }]));
  });
});
