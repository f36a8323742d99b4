// A house that went back: who says the word is a field like the others, with its name above it.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import App from '../../App.svelte';
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

it('keeps what was done again in the window until somebody has read it, and resumes what is left', async () => {
  render(App);
  const person = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Responsable' });
  await vi.waitFor(() => expect(person.value).not.toBe(''));
  await fireEvent.input(screen.getByLabelText('Son code PIN'), { target: { value: '1234' } });
  await fireEvent.click(screen.getByRole('button', { name: /Continuer/ }));
  await vi.waitFor(() => expect(session.app?.went_back).toBeNull());
  const said = (await screen.findAllByRole('listitem')).map((item) => item.textContent);
  expect(said[0]).toBe('Karim : vente, la commande 1042 est devenue la 1055');
  expect(said[1]).toMatch(/^Léa : vente, la commande 1043, pas refait\. ./);
  expect(said[2]).toMatch(/^Léa : annulation de places vendues, la commande 1044, à voir à la main/);
  expect(screen.queryByRole('button', { name: /C’est lu/ })).toBeNull();
  await fireEvent.input(screen.getByLabelText('Son code PIN'), { target: { value: '1234' } });
  await fireEvent.click(screen.getByRole('button', { name: /Reprendre/ }));
  await fireEvent.click(await screen.findByRole('button', { name: /C’est lu/ }));
  await vi.waitFor(() => expect(screen.queryByText('Ce qui a été refait')).toBeNull());
});
