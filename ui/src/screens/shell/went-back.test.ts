// A house that went back: who says the word is a field like the others, with its name above it.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
