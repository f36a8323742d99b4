import { render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { CustomerSheet } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import CustomerForm from '../screens/customers/CustomerForm.svelte';

afterEach(() => useTransport(tauriTransport));

it('a form is sent for whom it was opened, in the version that was read then', async () => {
  const sheet = (id: number, version: number, last_name: string): CustomerSheet =>
    ({
      id,
      version,
      name: last_name,
      fields: { last_name, first_name: '', email: '', phone: '', locale: 'fr' },
    }) as CustomerSheet;
  const sent: unknown[] = [];
  useTransport({
    ...tauriTransport,
    send: async (_id, _name, args) => (sent.push(args), await Promise.resolve(args)),
  });
  const handlers = { onclose: () => undefined, ondone: () => undefined };
  const form = render(CustomerForm, { customer: sheet(1, 4, 'DUPONT'), ...handlers });
  await form.rerender({ customer: sheet(1, 5, 'DUPOND'), ...handlers });
  await form.rerender({ customer: sheet(2, 1, 'MARTIN'), ...handlers });
  document.querySelector<HTMLFormElement>('#customer-form')?.requestSubmit();
  expect(sent).toMatchObject([{ id: 1, version: 4, fields: { last_name: 'DUPONT' } }]);
});
