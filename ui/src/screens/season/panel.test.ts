// What is asked and typed in the panel of a performance is about what was seen, whatever is read again meanwhile.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type PerformanceView, type SetSales } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys, toasts } from '../../components';
import { session } from '../../state';
import Panel from './Panel.svelte';
import { Season } from './season.svelte';

const grid = {
  categories: [{ id: 1, name: 'Unique', seats: 60, sold: 0 }],
  rates: [{ id: 1, name: 'Plein tarif' }],
  prices: [{ category_id: 1, rate_id: 1, price_cents: 2600 }],
};
const viewOf = (id: number, version: number, opened: boolean): PerformanceView =>
  ({
    row: {
      ...{ id, show: id === 7 ? 'ANTIGONE' : 'CARMEN', hall: 'Grande salle', starts_at_ms: Date.UTC(2020, 5, id, 18) },
      ...{ sold: 0, free: 60, revenue_cents: 0, sales: opened ? 'open' : 'closed', beside: null },
      ...{ opens_at_ms: null, closes_at_ms: null, late_until_ms: null },
    },
    ...{ show_id: 1, show_version: 1, hall_id: 1, vat_bp: 210, opened, hall_settled: false, pending: 0, taken_back: 0 },
    ...{ reschedulings: [], version, grid },
  }) as unknown as PerformanceView;

/** What the house holds now. */
let house: PerformanceView;
/** Why it cannot be read. */
let unread: ApiError | null = null;
/** Brings the other performance, which takes its time. */
let brings: () => void = () => undefined;
let sent: SetSales[] = [];
let season: Season;
const handled = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): void => flushSync(() => keys.act(key));
/** The button that closes them; that of the question once it is asked. */
const closes = (): HTMLElement => {
  const there = screen.getAllByRole('button', { name: /^Fermer les ventes/ });
  return there.at(-1) as HTMLElement;
};
const question = (): string => document.querySelector('.dialog')?.textContent ?? '';

beforeEach(async () => {
  house = viewOf(7, 3, true);
  [sent, unread] = [[], null];
  session.operator = { id: 1, name: 'Hélène', role: 'supervisor', initials: 'H' };
  useTransport({
    ...tauriTransport,
    send: async (_id, name, args) => {
      if (name === 'performance_view' && (args as SetSales).id === 8)
        return await new Promise((answer) => (brings = () => answer(viewOf(8, 9, true))));
      if (name === 'performance_view') {
        if (unread) throw unread;
        return house;
      }
      sent.push(args as SetSales);
      const { version, open } = args as SetSales;
      if (version !== house.version) throw new ApiError('changed_since');
      return (house = viewOf(7, version + 1, open));
    },
    onChanged: () => () => undefined,
  });
  addEventListener('keydown', handled);
  season = new Season();
  render(Panel, { season });
  season.select(7);
  await screen.findByRole('button', { name: /^Fermer les ventes/ });
});
afterEach(() => {
  removeEventListener('keydown', handled);
  session.operator = null;
  useTransport(tauriTransport);
});

describe('the question whether sales are closed', () => {
  it('closes them', async () => {
    press('O');
    press('F');
    await waitFor(() => expect(house.opened).toBe(false));
    expect(sent).toMatchObject([{ id: 7, version: 3, open: false }]);
  });

  it('opens nothing where another supervisor closed them meanwhile, and says so', async () => {
    press('O');
    house = viewOf(7, 4, false);
    await season.reload();
    await fireEvent.click(closes());
    await waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual(['Les ventes n’ont pas changé']));
    expect(sent).toMatchObject([{ id: 7, version: 3, open: false }]);
    expect(house.opened).toBe(false);
  });

  it('stays about the performance it was asked of', async () => {
    season.select(8);
    await fireEvent.click(closes());
    brings();
    await waitFor(() => expect(season.view?.row.show).toBe('CARMEN'));
    flushSync();
    expect(question()).toContain('ANTIGONE');
    await fireEvent.click(closes());
    await waitFor(() => expect(sent).toMatchObject([{ id: 7, version: 3, open: false }]));
  });
});

it('keeps the prices that are typed where it cannot be read again', async () => {
  const cell = (): HTMLInputElement => screen.getByLabelText('Plein tarif, Unique');
  await fireEvent.input(cell(), { target: { value: '28' } });
  unread = new ApiError('unreachable');
  await season.reload();
  flushSync();
  expect(cell().value).toBe('28');
});
