import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { ApiError, type CustomerSheet } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import CustomerForm from '../screens/customers/CustomerForm.svelte';

afterEach(() => useTransport(tauriTransport));

const sheet = (id: number, version: number, last_name: string): CustomerSheet =>
  ({
    id,
    version,
    name: last_name,
    fields: { last_name, first_name: '', email: '', phone: '', locale: 'fr' },
  }) as CustomerSheet;

it('a form is sent for whom it was opened, in the version that was read then', async () => {
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

it('a sheet that somebody else changed is read again where it is asked for, and then saved', async () => {
  const sent: CustomerSheet[] = [];
  const now = sheet(1, 5, 'DUPOND');
  useTransport({
    ...tauriTransport,
    send: async (_id, name, args) => {
      if (name === 'customer_sheet') return Promise.resolve(now);
      sent.push(args as CustomerSheet);
      return (args as CustomerSheet).version === now.version
        ? Promise.resolve(now)
        : Promise.reject(new ApiError('changed_since'));
    },
  });
  let done = 0;
  render(CustomerForm, { customer: sheet(1, 4, 'DUPONT'), onclose: () => undefined, ondone: () => (done += 1) });
  const submit = (): void => document.querySelector<HTMLFormElement>('#customer-form')?.requestSubmit();
  submit();
  await fireEvent.click(await screen.findByRole('button', { name: 'Relire la fiche' }));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Nom').value).toBe('DUPOND'));
  expect(screen.queryByRole('alert')).toBeNull();
  submit();
  await waitFor(() => expect(done).toBe(1));
  expect(sent).toMatchObject([{ version: 4 }, { version: 5, fields: { last_name: 'DUPOND' } }]);
});
