// What keeps a counter from writing: a program that is older than its house, a copy of its folder.
import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { connection, session } from '../../state';
import App from '../../App.svelte';

afterEach(() => {
  connection.schema = null;
  useTransport(tauriTransport);
});

async function opened(scenario: string): Promise<void> {
  useTransport(mockTransport(new URLSearchParams(`scenario=${scenario}`)));
  await session.load();
  render(App);
}

it('says above every screen that the program is too old, and asks nothing', async () => {
  await opened('many');
  expect(screen.queryByText(/mise à jour par une version plus récente/)).toBeNull();
  connection.schema = 'newer';
  expect(await screen.findByText(/mise à jour par une version plus récente/)).toBeTruthy();
  expect(screen.getByText(/fermez le programme, mettez-le à jour/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says that the counter is at work elsewhere, and how this one joins anew', async () => {
  await opened('elsewhere');
  expect(await screen.findByRole('heading', { name: /travaille déjà ailleurs/ })).toBeTruthy();
  expect(screen.getByText(/contremarquectl join/)).toBeTruthy();
  expect(screen.getByText('3FA2-90BC')).toBeTruthy();
});
