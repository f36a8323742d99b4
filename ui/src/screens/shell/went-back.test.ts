// A house that went back: who says the word is a field like the others, with its name above it.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import WentBack from './WentBack.svelte';

beforeEach(async () => {
  useTransport(mockTransport(new URLSearchParams('scenario=back')));
  await session.load();
});
afterEach(() => useTransport(tauriTransport));

it('shows whose PIN is asked for', async () => {
  const back = session.app?.went_back;
  if (!back) throw new Error('the house did not go back');
  render(WentBack, { back });
  expect((await screen.findByText('Responsable')).className).toContain('label');
  expect(screen.getByRole('combobox', { name: 'Responsable' })).toBeTruthy();
});

it('says what was done again, and what was not, until somebody has read it', async () => {
  const back = session.app?.went_back;
  if (!back) throw new Error('the house did not go back');
  render(WentBack, { back });
  const person = screen.getByRole<HTMLInputElement>('combobox', { name: 'Responsable' });
  await vi.waitFor(() => expect(person.value).not.toBe(''));
  await fireEvent.input(screen.getByLabelText('Son code PIN'), { target: { value: '1234' } });
  await fireEvent.click(screen.getByRole('button', { name: /Continuer/ }));
  const said = (await screen.findAllByRole('listitem')).map((item) => item.textContent);
  expect(said).toEqual([
    'Karim : la commande 1042 est devenue la 1055',
    'Léa : la commande 1043 n’a pas pu être refaite',
  ]);
  expect(screen.getByRole('button', { name: /C’est lu/ })).toBeTruthy();
});
