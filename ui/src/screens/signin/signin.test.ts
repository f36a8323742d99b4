// The page that asks who is there hears of people who come and go.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppState, OperatorCard, Topic } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import SignIn from './SignIn.svelte';

const card = (id: number, name: string): OperatorCard =>
  ({ id, name, initials: name.slice(0, 1), role: 'agent', demo_pin: null }) as OperatorCard;
const app = { house: null, counter: 'Guichet 1', version: '1' } as unknown as AppState;

let cards: OperatorCard[] = [];
let tell: (topics: readonly Topic[] | null) => void = () => undefined;

beforeEach(async () => {
  cards = [card(1, 'Léa'), card(2, 'Karim')];
  // Behind the lock too.
  session.locked = true;
  useTransport({
    ...tauriTransport,
    send: async () => Promise.resolve(cards),
    onChanged: (hears) => {
      tell = hears;
      return () => undefined;
    },
  });
  render(SignIn, { app });
  await screen.findByText('Karim');
});
afterEach(() => {
  session.locked = false;
  useTransport(tauriTransport);
});

it('a new person has a card, and whoever types a PIN goes on', async () => {
  await fireEvent.click(screen.getByText('Karim'));
  const pin = await screen.findByLabelText<HTMLInputElement>(/Karim/, { selector: 'input' });
  await fireEvent.input(pin, { target: { value: '56' } });
  cards = [card(3, 'Amina'), ...cards];
  tell(['settings']);
  await screen.findByText('Amina');
  expect(screen.getByLabelText<HTMLInputElement>(/Karim/, { selector: 'input' }).value).toBe('56');
});

it('a person who was stopped has none, and no PIN is asked of them', async () => {
  await fireEvent.click(screen.getByText('Karim'));
  await screen.findByLabelText(/Karim/, { selector: 'input' });
  cards = [card(1, 'Léa')];
  tell(['settings']);
  await waitFor(() => expect(screen.queryByText('Karim')).toBeNull());
  expect(screen.queryByLabelText(/Karim/, { selector: 'input' })).toBeNull();
});
