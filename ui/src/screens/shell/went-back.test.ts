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

const said = (): (string | null)[] => screen.getAllByRole('listitem').map((item) => item.textContent.trim());

async function saysTheWord(button: RegExp): Promise<void> {
  await fireEvent.input(screen.getByLabelText('Son code PIN'), { target: { value: '1234' } });
  await fireEvent.click(screen.getByRole('button', { name: button }));
}

it('gives nothing again before a supervisor has seen what was lost, and left out what must not be', async () => {
  render(App);
  const person = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Responsable' });
  await vi.waitFor(() => expect(person.value).not.toBe(''));
  await saysTheWord(/Continuer/);
  await screen.findByText('Ce que la base a perdu');
  expect(said()[0]).toMatch(/^vente par Karim, .*, commande 1042, 78,00\s€$/);
  expect(said()[3]).toMatch(/^annulation de places vendues par Léa, .*1045.*\u00a0: il porte sur autre chose/);
  expect(screen.getAllByRole('checkbox')).toHaveLength(3);
  await fireEvent.click(screen.getByRole('checkbox', { name: /commande 1044/ }));
  await saysTheWord(/Refaire ces 2 gestes/);
  await screen.findByText('Ce qui a été refait');
  expect(said()[0]).toMatch(/commande 1042, .*, devenue la 1055$/);
  expect(said()[1]).toMatch(/commande 1044, .*laissé de côté par vous\.$/);
  expect(said()[2]).toMatch(/commande 1045, .*il porte sur autre chose/);
  expect(screen.queryByRole('button', { name: /C’est lu/ })).toBeNull();
  await saysTheWord(/Reprendre/);
  await vi.waitFor(() => expect(said()).toHaveLength(4));
  expect(said()[3]).toMatch(/commande 1043, .*, pas refait\. ./);
  await fireEvent.click(await screen.findByRole('button', { name: /C’est lu/ }));
  await vi.waitFor(() => expect(screen.queryByText('Ce qui a été refait')).toBeNull());
});
