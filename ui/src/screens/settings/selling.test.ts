// For how long latecomers are sold places: a whole number, within what the core allows.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import SellingForm from './SellingForm.svelte';

const MINUTES = 'Retardataires : minutes après le début';
let sent: unknown[] = [];
let refused: ApiError | null = null;

const save = (): Promise<boolean> => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const type = (text: string): Promise<boolean> =>
  fireEvent.input(screen.getByLabelText(MINUTES), { target: { value: text } });

beforeEach(() => {
  sent = [];
  refused = null;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'selling_set') sent.push(args);
      return refused ? Promise.reject(refused) : Promise.resolve({});
    },
  });
  const settings = {
    rules: { late_minutes: 30, hold_minutes: 10 },
    late_minutes_max: 240,
    hold_minutes_max: 60,
    version: 0,
  };
  render(SellingForm, { settings, onsaved: () => Promise.resolve() });
});
afterEach(() => useTransport(tauriTransport));

describe('latecomers', () => {
  it.each([
    ['', 'À remplir'],
    ['une heure', 'Ce n’est pas un nombre entier'],
    ['241', 'Au plus 240'],
  ])('« %s » is not sent, and says why', async (text, why) => {
    await type(text);
    await save();
    expect(screen.getByRole('alert').textContent).toBe(why);
    expect(sent).toEqual([]);
  });

  it('are sold nothing at 0', async () => {
    await type('0');
    await save();
    await waitFor(() => expect(sent).toEqual([{ rules: { late_minutes: 0, hold_minutes: 10 }, version: 0 }]));
  });

  it('are refused more minutes than the core allows in a sentence', async () => {
    refused = new ApiError('bad_field', { field: 'late_minutes', why: 'out_of_range' });
    await type('24');
    await save();
    await waitFor(() => expect(screen.getByText('Hors des bornes.')).toBeTruthy());
  });
});
