// A hall that becomes too small for what is sold says so before it is saved.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CategoryRow, ChangeHall, HallView, OverSold } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { language } from '../../i18n';
import HallEditor from './setup/HallEditor.svelte';

const categories = [{ id: 1, name: 'Unique', retired: false }] as unknown as CategoryRow[];
const hall = {
  id: 5,
  name: 'Studio',
  rows: 'Placement libre : 2',
  plan: { rows: [], seats: 2 },
  withdrawn: [],
  version: 3,
} as unknown as HallView;
const evening = (performance_id: number): OverSold => ({
  performance_id,
  show: 'ANTIGONE',
  hall: 'Studio',
  starts_at_ms: 1_592_672_400_000,
  seats: 2,
  sold: 3,
  over: 1,
});

let sent: string[] = [];
/** The halls that were looked at and kept. */
let halls: unknown[] = [];
/** What lets the look be answered; at once while there is none. */
let looked: Promise<void> | null = null;
let over: OverSold[] = [];
const onsaved = vi.fn();

beforeEach(() => {
  language.locale = 'fr';
  [sent, over, halls, looked] = [[], [], [], null];
  onsaved.mockReset();
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'hall_read') return hall.plan;
      sent.push(name);
      halls.push((args as ChangeHall).rows);
      if (name !== 'hall_look') return hall;
      await looked;
      return over;
    },
  });
  render(HallEditor, { hall, categories, onsaved, oncancel: () => undefined });
});
afterEach(() => useTransport(tauriTransport));

const save = (): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name: /Enregistrer la salle/ }));

describe('a hall that is changed', () => {
  it('is saved at once where every place keeps its seat', async () => {
    await save();
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(sent).toEqual(['hall_look', 'hall_change']);
  });

  it('names the evenings that it would leave oversold, and is saved only by another press', async () => {
    over = [evening(1), evening(2)];
    await save();
    await screen.findByText('2 séances seraient vendues au-delà de la salle');
    expect(screen.getAllByText(/ANTIGONE/)).toHaveLength(2);
    expect(sent).toEqual(['hall_look']);
    await fireEvent.click(screen.getByRole('button', { name: /quand même/ }));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(sent).toEqual(['hall_look', 'hall_change']);
  });

  it('is saved as it was looked at, whatever is typed until the answer', async () => {
    let answer = (): void => undefined;
    looked = new Promise((done) => (answer = done));
    over = [evening(1)];
    await save();
    await fireEvent.input(screen.getByRole('textbox', { name: /^Rangs/ }), { target: { value: 'A : 1' } });
    answer();
    await fireEvent.click(await screen.findByRole('button', { name: /quand même/ }));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    expect(halls).toEqual(['Placement libre : 2', 'Placement libre : 2']);
  });
});
