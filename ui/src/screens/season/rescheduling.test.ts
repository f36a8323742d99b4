// A move says who is concerned, keeps the words that were typed, and is asked once before it is made.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerformanceView, Reschedule, ReschedulingQuote } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import Rescheduling from './rescheduling/Rescheduling.svelte';

const view = { row: { id: 7, show: 'ANTIGONE' }, version: 3 } as unknown as PerformanceView;

const quote: ReschedulingQuote = {
  show: 'ANTIGONE',
  hall: 'Grande salle',
  before_ms: 1_592_672_400_000,
  starts_at_ms: 1_593_282_600_000,
  twice: false,
  concerned: { places: 248, orders: 120, by_mail: 97, by_letter: 12, nobody: 4, pending: 3, taken_back: 2 },
  proposed_day: '2020-06-20',
  mails: [
    {
      words: { locale: 'fr', subject: 'Changement', text: 'Du 20 au 27.' },
      customers: 100,
      preview: { subject: 'Changement', text: 'Du 20 au 27.', html: '<p>Du 20 au 27.</p>' },
    },
    {
      words: { locale: 'en', subject: 'Change', text: 'From 20 to 27.' },
      customers: 9,
      preview: { subject: 'Change', text: 'From 20 to 27.', html: '<p>From 20 to 27.</p>' },
    },
  ],
  closes_at_ms: null,
};

let asked: Reschedule[] = [];
/** What the core says of the move; once `counted` lets it. */
let answer: ReschedulingQuote = quote;
let counted: Promise<void> | null = null;
let made: Reschedule[] = [];
let done = 0;

beforeEach(async () => {
  [asked, made, done] = [[], [], 0];
  [answer, counted] = [quote, null];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'performance_reschedule_quote') {
        asked.push(args as Reschedule);
        await counted;
        return answer;
      }
      made.push(args as Reschedule);
      return { id: 1, performance: view, by_mail: 97, by_letter: 12, relieved: 3 };
    },
  });
  render(Rescheduling, {
    view,
    startsAt: '2020-06-27T20:30',
    onclose: () => undefined,
    ondone: () => (done += 1),
  });
  await waitFor(() => expect(screen.getByText('248')).toBeTruthy());
});
afterEach(() => useTransport(tauriTransport));

const submit = (): Promise<boolean> => fireEvent.submit(document.querySelector('form') as HTMLFormElement);

describe('a move', () => {
  it('says in figures who is concerned, and proposes a day', () => {
    for (const figure of ['248', '120', '97', '12', '4', '3', '2']) expect(screen.getByText(figure)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Jusqu’à la fin du').value).toBe('20/06/2020');
    expect(screen.getByLabelText<HTMLInputElement>('Objet').value).toBe('Changement');
    expect(asked[0]).toMatchObject({ id: 7, version: 3, starts_at: '2020-06-27T20:30', free_until: null, words: [] });
  });

  it('is asked once, then made with the words of each language and the day', async () => {
    await fireEvent.input(screen.getByLabelText('Texte'), { target: { value: 'Nous jouons le 27.' } });
    await submit();
    expect(made).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: /^Déplacer(?! et)/ }));
    await waitFor(() => expect(done).toBe(1));
    expect(made[0]).toMatchObject({
      free_until: '2020-06-20',
      words: [
        { locale: 'fr', text: 'Nous jouons le 27.' },
        { locale: 'en', text: 'From 20 to 27.' },
      ],
    });
  });

  it('promises no reprise without a fee once that is switched off', async () => {
    await fireEvent.click(screen.getByRole('switch'));
    await submit();
    await fireEvent.click(screen.getByRole('button', { name: /^Déplacer(?! et)/ }));
    await waitFor(() => expect(made[0]).toMatchObject({ free_until: null }));
  });

  it('keeps what was typed when the preview is read', async () => {
    await fireEvent.input(screen.getByLabelText('Objet'), { target: { value: 'Reportée' } });
    await fireEvent.click(screen.getByRole('button', { name: /^Aperçu/ }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toMatchObject({ words: [{ subject: 'Reportée' }, { subject: 'Change' }] });
    expect(screen.getByLabelText<HTMLInputElement>('Objet').value).toBe('Reportée');
  });

  it('is made as it was asked, whatever the core says of it meanwhile', async () => {
    let comes = (): void => undefined;
    counted = new Promise((then) => (comes = then));
    answer = { ...quote, concerned: { ...quote.concerned, by_mail: 98 } };
    await fireEvent.click(screen.getByRole('button', { name: /^Aperçu/ }));
    await submit();
    const question = (): string => screen.getAllByRole('dialog').at(-1)?.textContent ?? '';
    const before = question();
    expect(before).toMatch(/97/);
    comes();
    await waitFor(() => expect(screen.getByText('98')).toBeTruthy());
    expect(question()).toBe(before);
    await fireEvent.click(screen.getByRole('button', { name: /^Déplacer(?! et)/ }));
    await waitFor(() => expect(done).toBe(1));
    expect(made).toMatchObject([{ version: 3, free_until: '2020-06-20' }]);
  });
});
