// A form that cannot be sent yet says what it lacks, and the key that sends it leads there.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flushSync } from 'svelte';
import type { CustomerSheet, Lot, RepriseFile } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import { keys } from '../components';
import { session } from '../state';
import { press, SlowHouse, turns } from '../../tests/slow';
import ExtendCredit from './customers/credit/ExtendCredit.svelte';
import GiveCredit from './customers/credit/GiveCredit.svelte';
import TakeBack from './customers/credit/TakeBack.svelte';
import Recap from './order/Recap.svelte';
import RefuseForm from './queue/RefuseForm.svelte';

const quote = { until: '2021-06-01', expires_at_ms: 1, balance_cents: 2000, recipient: '', standing: 'may' };
const replies: Record<string, unknown> = {
  credit_quote: quote,
  credit_extension_quote: { ...quote, amount_cents: 2000, before_ms: 1 },
  reprise_quote: {
    ...{ places: [], paid_cents: 2500, reprise_cents: 2250, credit: [], exception: false, terms_version: 1 },
    ...{ terms_fr: 'Conditions', terms_en: 'Terms' },
  },
};
const lot = { id: 9, number: 'AV-000009', left_cents: 2000, expires_at_ms: 1 } as Lot;
const handle = (event: KeyboardEvent): void => keys.handle(event);
const ends = { onclose: () => undefined, ondone: () => undefined };
let sent: string[] = [];
beforeEach(() => {
  sent = [];
  addEventListener('keydown', handle);
  session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    send: async (_, name) => {
      sent.push(name);
      return Promise.resolve(replies[name] ?? { lot: 'AV-000010', amount_cents: 2000, expires_at_ms: 1 });
    },
    onChanged: () => () => undefined,
  });
});
afterEach(() => {
  removeEventListener('keydown', handle);
  session.operator = null;
  useTransport(tauriTransport);
});

const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const lacks = (): string =>
  [...document.querySelectorAll('footer [role=status]')].map((line) => plain(line.textContent).trim()).join();
const settled = (): Promise<unknown> => new Promise((done) => setTimeout(done));
/** The label of what has the cursor. */
const cursor = (): string => {
  const at = document.activeElement;
  return plain((document.querySelector(`label[for="${at?.id ?? ''}"]`) ?? at?.closest('label'))?.textContent).trim();
};
function fill(label: string, text: string): void {
  const field = screen.getByLabelText(label) as HTMLInputElement;
  field.focus();
  field.value = text;
  flushSync(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
}

describe.each(['F8', 'Enter'])('with %s', (key) => {
  it('« Donner un avoir » goes to the amount, then to the reason, and is sent', async () => {
    render(GiveCredit, { customer: { id: 1, name: 'DUPONT Marie' } as CustomerSheet, ...ends });
    await settled();
    expect(lacks()).toBe('Il manque : le montant, pourquoi. F8 y mène');
    press(key);
    expect(cursor()).toBe('Montant');
    fill('Montant', '20');
    await settled();
    press(key);
    expect([cursor(), lacks()]).toEqual(['Pourquoi', 'Il manque : pourquoi. F8 y mène']);
    fill('Pourquoi', 'Une heure de retard.');
    press(key);
    await settled();
    expect([lacks(), sent.filter((name) => name === 'credit_give')]).toEqual(['', ['credit_give']]);
  });

  it('« Prolonger » and « Retirer un avoir » go to the reason, and are sent', async () => {
    for (const [form, command] of [
      [ExtendCredit, 'credit_extend'],
      [TakeBack, 'credit_take_back'],
    ] as const) {
      const { unmount } = render(form, { lots: [lot], ...ends });
      await settled();
      expect(lacks()).toBe('Il manque : pourquoi. F8 y mène');
      press(key);
      expect(cursor()).toBe('Pourquoi');
      fill('Pourquoi', 'Le théâtre était fermé.');
      press(key);
      await settled();
      expect(sent).toContain(command);
      unmount();
    }
  });
});

it('« Reprendre la place » goes to the terms', async () => {
  render(Recap, { places: [{ id: 21 }], ...ends });
  await screen.findByText('Conditions');
  expect(lacks()).toBe('Il manque : l’accord du client. Entrée y mène');
  press('Enter');
  expect(cursor()).toContain('Le client accepte les conditions');
  press('j');
  await settled();
  expect(lacks()).toBe('');
});

it('« Refuser » asks for a reason with the figures there are', async () => {
  const reasons = [1, 2, 3].map((at) => ({ code: `r${at}`, label_fr: `Motif ${at}`, label_en: `Reason ${at}` }));
  const file = { row: { id: 1 }, reasons } as unknown as RepriseFile;
  render(RefuseForm, { file, busy: false, onsubmit: () => undefined, oncancel: () => undefined });
  press('Enter');
  await settled();
  expect(document.querySelector('[role=alert]')?.textContent).toBe('Choisissez un motif (1 à 3).');
});

it('F8 while a seat that is not free is typed says that it is not in the basket', async () => {
  const house = new SlowHouse();
  await house.open();
  press('p', ...'C 40', 'Enter');
  await turns();
  const said = (): string => plain(document.querySelector('[role=alert]')?.textContent);
  expect(said()).toContain('Pas libre : C 40');
  press('F8');
  await turns();
  expect(said()).toMatch(/^« C 40.* » est tapé et n’est pas au panier : Échap l’efface\.$/);
  press('Enter');
  await turns();
  expect(said()).toContain('Pas libre');
  await house.close();
});
