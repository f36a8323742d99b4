// What keeps a counter from writing: a program that is older than its house, a copy of its folder, a server that refuses it.
import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { connection, session } from '../../state';
import App from '../../App.svelte';

afterEach(() => {
  connection.schema = null;
  [connection.lostSinceMs, connection.why] = [null, null];
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

it('says why the server refuses the line, and how this counter gets another password', async () => {
  await opened('many');
  connection.lostSinceMs = Date.UTC(2020, 5, 1, 12);
  expect(await screen.findByText(/La base de données ne répond plus depuis/)).toBeTruthy();
  connection.why = new ApiError('database_refused', { why: 'password', host: 'base', user: 'guichet' });
  expect(await screen.findByText(/ne connaît pas l’utilisateur « guichet », ou son mot de passe/)).toBeTruthy();
  expect(screen.getByText(/fermez la fenêtre, puis contremarquectl address --new-password/)).toBeTruthy();
  expect(screen.queryByText(/ne répond plus depuis/)).toBeNull();
});

it('says of what is put right on the server alone that this counter goes on by itself', async () => {
  await opened('many');
  connection.lostSinceMs = Date.UTC(2020, 5, 1, 12);
  connection.why = new ApiError('database_certificate', { why: 'expired', host: 'base' });
  expect(await screen.findByText(/Le certificat de base est périmé/)).toBeTruthy();
  expect(screen.getByText(/ce guichet reprend de lui-même/)).toBeTruthy();
  expect(screen.queryByText(/fermez la fenêtre/)).toBeNull();
});
