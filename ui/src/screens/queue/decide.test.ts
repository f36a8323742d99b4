// The foot of a request's file: what it offers, and how a decision is read in either language.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Decided, FileMay, RepriseState, Role } from '../../api';
import { fileOf, makeRequests } from '../../api/mock/requests';
import { toasts } from '../../components';
import { fmt, language } from '../../i18n';
import { ShowCell } from './cells';
import Decide from './Decide.svelte';
import FileOrder from './FileOrder.svelte';
import { OpenFile } from './file.svelte';

const refused = makeRequests('').find((row) => row.state === 'refused');

function shown(locale: string, sentence: string): void {
  if (!refused) throw new Error('no refused request');
  const file = fileOf(refused, []);
  if (file.refusal) file.refusal.sentence = sentence;
  language.use(locale);
  render(Decide, { openFile: new OpenFile(), file, onsettled: () => {}, onrestored: () => {} });
}
afterEach(() => {
  cleanup();
  language.use('fr');
});

describe('a refused request', () => {
  it.each([
    ['fr', 'La demande est arrivée après le délai'],
    ['en', 'The request came after the deadline'],
  ])('gives its reason in the language of the window (%s)', (locale, reason) => {
    shown(locale, '');
    expect(screen.getByText(reason)).toBeTruthy();
  });

  it('gives the sentence of its operator as it was typed', () => {
    shown('en', 'Rappelez-nous demain.');
    expect(screen.getByText('Rappelez-nous demain.')).toBeTruthy();
  });
});

function offered(state: RepriseState, role: Role, may: Partial<FileMay> = {}): (label: string) => boolean {
  const row = makeRequests('').find((one) => one.state === state);
  if (!row) throw new Error(`no request is ${state}`);
  const file = fileOf(row, [], role);
  const told = { ...file, may: { ...file.may, ...may } };
  render(Decide, { openFile: new OpenFile(), file: told, onsettled: () => {}, onrestored: () => {} });
  return (label) => {
    const button = screen.queryByRole('button', { name: new RegExp(`^${label}`) });
    return button !== null && !(button as HTMLButtonElement).disabled;
  };
}

describe('the question before a decision is taken back', () => {
  it.each([
    ['valid', 'son billet redevient valable'],
    ['shut', 'son billet n’ouvre pas l’entrée'],
    ['gone', 'la place est annulée comme dans l’autre système'],
  ] as const)('says what becomes of the place (%s)', (ticket, said) => {
    const row = makeRequests('').find((one) => one.state === 'requested');
    if (!row) throw new Error('no open request');
    const file = { ...fileOf(row, []), ticket };
    render(Decide, { openFile: new OpenFile(), file, onsettled: () => {}, onrestored: () => {} });
    expect(screen.getByRole('button', { name: /^Retirer/ }).title).toContain(said);
  });
});

it('the date of a request is the one that its performance is played on', () => {
  const row = makeRequests('')[0];
  if (!row) throw new Error('no request');
  const plays_at_ms = row.starts_at_ms + 7 * 86_400_000;
  render(ShowCell, { row: { ...row, plays_at_ms } });
  expect(document.body.textContent).toContain(fmt().dateTimeShort(plays_at_ms));
});

it('the message of a decision names what was given, and of a refusal what was asked', async () => {
  const row = makeRequests('').find((one) => one.state === 'requested');
  if (!row) throw new Error('no open request');
  const made = fileOf(row, []);
  const file = { ...made, if_accepted: made.if_accepted && { ...made.if_accepted, given_cents: 1_234 } };
  const openFile = new OpenFile();
  for (const [state, cents] of [
    ['accepted', 1_234],
    ['refused', row.reprise_cents],
  ] as const) {
    vi.spyOn(openFile, 'decide').mockImplementation(async (_name, _args, done) => {
      (done as (reply: Decided) => void)({ id: row.id, version: 2, state, undo_until_ms: null });
      return Promise.resolve();
    });
    const shown = vi.spyOn(toasts, 'show');
    render(Decide, { openFile, file, onsettled: () => {}, onrestored: () => {} });
    await fireEvent.click(screen.getByRole('button', { name: /^Accepter/ }));
    expect(shown.mock.lastCall?.[0].detail).toContain(fmt().money(cents));
    cleanup();
  }
});

describe('the other places of the order', () => {
  it('are told apart where none of them has a seat', () => {
    const row = makeRequests('').find((one) => one.order_number === '671083');
    if (!row) throw new Error('no request of that order');
    const file = fileOf({ ...row, row: '', seat: '' }, []);
    const places = file.order.places.map((place) => ({ ...place, row: '', seat: '' }));
    const place_id = places[0]?.id ?? 0;
    render(FileOrder, { file: { ...file, place_id, order: { ...file.order, places } } });
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByText(/seule place/)).toBeNull();
  });
});

describe('the buttons of a request', () => {
  it('are those that the core says this operator may press', () => {
    const can = offered('requested', 'agent', { refuse: false });
    expect([can('Accepter'), can('Refuser')]).toEqual([true, false]);
  });
  it('say that a supervisor will sign, where accepting only passes it on', () => {
    const row = makeRequests('').find((one) => one.state === 'requested' && one.flags.includes('sign'));
    if (!row) throw new Error('no request is to be signed');
    const file = fileOf(row, []);
    render(Decide, { openFile: new OpenFile(), file, onsettled: () => {}, onrestored: () => {} });
    expect(screen.getByRole('button', { name: /^Transmettre au responsable/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Transmettre avec un mot/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Accepter/ })).toBeNull();
  });
  it('say who can sign instead', () => {
    const can = offered('awaiting_supervisor', 'supervisor', { accept: false, why: 'own_proposal' });
    expect([can('Signer'), can('Refuser')]).toEqual([false, true]);
    expect(screen.getByText(/un autre responsable doit la signer/)).toBeTruthy();
  });
  it('take up again what was put aside', () => {
    expect(offered('held', 'agent')('Rouvrir')).toBe(true);
  });
});
