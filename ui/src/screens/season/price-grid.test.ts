// Prices are typed over the grid that was seen: what another supervisor set meanwhile is neither overwritten nor reset.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type Grid, type SetPrices } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { unsaved, watchUnsaved } from '../../components';
import PriceGrid from './PriceGrid.svelte';

const RATES = ['Plein tarif', 'Réduit', 'Abonné'];
/** A grid of one category, with the price of each rate in cents. */
const gridOf = (...prices: number[]): Grid => ({
  categories: [{ id: 1, name: 'Unique', seats: 60, sold: 0 }],
  rates: RATES.map((name, at) => ({ id: at + 1, name })),
  prices: prices.map((price_cents, at) => ({ category_id: 1, rate_id: at + 1, price_cents })),
});

/** The version that the house has. */
let version = 3;
let sent: SetPrices[] = [];
let page: { rerender: (props: object) => Promise<void> };
const onsaved = vi.fn();
const onstale = vi.fn();

beforeEach(() => {
  [version, sent] = [3, []];
  onsaved.mockReset();
  onstale.mockReset();
  useTransport({
    ...tauriTransport,
    send: async (_id, _name, args) => {
      sent.push(args as SetPrices);
      if ((args as SetPrices).version !== version) throw new ApiError('changed_since');
      return Promise.resolve({});
    },
    onChanged: () => () => undefined,
  });
  page = render(PriceGrid, { id: 7, version, grid: gridOf(2600, 2000, 1800), editable: true, onsaved, onstale });
});
afterEach(() => useTransport(tauriTransport));

const cell = (rate: string): HTMLInputElement => screen.getByLabelText(`${rate}, Unique`);
const shown = (): string[] => RATES.map((rate) => cell(rate).value.replace(/\s/g, ' '));
/** Types over what a cell holds, the cursor in it. */
async function type(rate: string, text: string): Promise<void> {
  await fireEvent.focus(cell(rate));
  await fireEvent.input(cell(rate), { target: { value: text } });
}
/** The same, and goes on to another cell. */
async function typed(rate: string, text: string): Promise<void> {
  await type(rate, text);
  await fireEvent.blur(cell(rate));
}
/** The page reads what the house holds by now. */
async function reads(grid: Grid): Promise<void> {
  version += 1;
  await page.rerender({ version, grid });
}
const saves = (): HTMLElement | null => screen.queryByRole('button', { name: /^Enregistrer les prix/ });
async function save(): Promise<void> {
  await fireEvent.click(saves() as HTMLElement);
  await waitFor(() => expect(sent).not.toEqual([]));
}
const refusal = (): string => screen.queryByRole('alert')?.textContent ?? '';

describe('prices that are typed', () => {
  it('are saved with the others as they were seen', async () => {
    await typed('Plein tarif', '28');
    await save();
    expect(sent).toMatchObject([{ id: 7, version: 3, prices: gridOf(2800, 2000, 1800).prices }]);
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
  });

  it('are not saved over those that another supervisor set meanwhile, which can then be taken', async () => {
    await typed('Plein tarif', '28');
    await reads(gridOf(2600, 2200, 1800));
    expect(shown()).toEqual(['28,00 €', '20,00 €', '18,00 €']);
    await save();
    expect(sent).toMatchObject([{ version: 3 }]);
    await waitFor(() => expect(refusal()).toMatch(/Quelqu’un d’autre/));
    expect(shown()).toEqual(['28,00 €', '20,00 €', '18,00 €']);
    expect([onsaved.mock.calls.length, onstale.mock.calls.length]).toEqual([0, 1]);
    await fireEvent.click(screen.getByRole('button', { name: /^Relire les prix/ }));
    expect([shown(), refusal(), saves()]).toEqual([['26,00 €', '22,00 €', '18,00 €'], '', null]);
    await typed('Abonné', '17');
    await save();
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(sent.at(-1)).toMatchObject({ version: 4, prices: gridOf(2600, 2200, 1700).prices });
  });

  it('are given up with Escape, and the grid is the one of now', async () => {
    await type('Plein tarif', '28');
    await reads(gridOf(3000, 2000, 1800));
    await fireEvent.keyDown(cell('Plein tarif'), { key: 'Escape' });
    expect([shown(), saves()]).toEqual([['30,00 €', '20,00 €', '18,00 €'], null]);
  });

  it('are saved where nothing but the sales changed meanwhile', async () => {
    await typed('Plein tarif', '28');
    await reads(gridOf(2600, 2000, 1800));
    await save();
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(sent).toMatchObject([{ version: 4, prices: gridOf(2800, 2000, 1800).prices }]);
  });
});

describe('a cell that is typed with the price it had', () => {
  it('is no change, and resets no price that another supervisor set', async () => {
    await type('Plein tarif', '26');
    expect(saves()).toBeNull();
    await reads(gridOf(3000, 2000, 1800));
    expect(cell('Plein tarif').value).toBe('26');
    expect(saves()).toBeNull();
    await fireEvent.blur(cell('Plein tarif'));
    expect([shown(), saves()]).toEqual([['30,00 €', '20,00 €', '18,00 €'], null]);
  });

  it('leaves nothing that is asked about', async () => {
    const stop = watchUnsaved();
    await fireEvent.focusIn(cell('Plein tarif'));
    await type('Plein tarif', '26');
    expect(unsaved()).toBe(true);
    await fireEvent.blur(cell('Plein tarif'));
    await reads(gridOf(3000, 2000, 1800));
    expect(unsaved()).toBe(false);
    stop();
  });

  it('is none among those that are copied down either', async () => {
    await reads(gridOf(2600, 2600, 2600));
    await fireEvent.focus(cell('Plein tarif'));
    await fireEvent.keyDown(cell('Plein tarif'), { key: 'd', ctrlKey: true });
    await reads(gridOf(2600, 2600, 2400));
    expect([shown(), saves()]).toEqual([['26,00 €', '26,00 €', '24,00 €'], null]);
  });
});
