// What the question says before a person is erased: which backups keep them, and where.
import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { CustomerSheet, ErasureQuote } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import Erase from './Erase.svelte';

const customer: CustomerSheet = {
  id: 7,
  number: 12,
  version: 3,
  fields: { last_name: 'Dupont', first_name: 'Marie', email: '', phone: '', locale: 'fr' },
  name: 'DUPONT Marie',
  created_at_ms: 0,
  balance_cents: 0,
  lots: [],
  may_give: false,
  erased_at_ms: null,
  may_export: true,
  may_erase: true,
  orders: 1,
  pending: 0,
  access: { open: 0, since_ms: null, seen_at_ms: null },
  may_sign_out: false,
  closing: null,
};
const kept = (day: number): ErasureQuote['backups'][number] => ({
  name: `contremarque-2020-06-0${day}-120000.sqlite`,
  made_at_ms: Date.UTC(2020, 5, day, 10),
  until_ms: Date.UTC(2020, 6, day, 10),
});

function asks(quote: Partial<ErasureQuote>): void {
  const whole: ErasureQuote = {
    ...{ number: 12, version: 3, credit_cents: 0, lots: 0, requests: 0, refunds: 0, coming: 0 },
    ...{ commands: 8, mails: 2, notes: 1, orders: 1, fiscal_until_ms: null },
    ...{ backups: [kept(2)], second: [], second_unread: '', server_backups: false },
    ...quote,
  };
  useTransport({ ...tauriTransport, send: () => Promise.resolve(whole), onChanged: () => () => undefined });
  render(Erase, { customer, onclose: () => undefined, ondone: () => undefined });
}

afterEach(() => useTransport(tauriTransport));

it('says how many backups of the second folder keep the person, and until when', async () => {
  asks({ second: [kept(2), kept(1)] });
  await screen.findByText(
    /^Le second dossier a aussi 2 sauvegardes qui la gardent, jusqu’au .*2 juillet 2020 environ\.$/u,
  );
});

it('says that the second folder cannot be read, and which it is', async () => {
  asks({ second_unread: '/media/disque' });
  await screen.findByText(/^Le second dossier de sauvegardes ne peut pas être lu, .* \/media\/disque$/u);
  expect(screen.queryByText(/Le second dossier a aussi/u)).toBeNull();
});

it('says nothing of a second folder where none is named', async () => {
  asks({});
  await screen.findByText(/^La sauvegarde du .*2 juin 2020 garde la personne/u);
  expect(screen.queryByText(/second dossier/u)).toBeNull();
});
