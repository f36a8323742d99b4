// Backups by keys: S makes one, and says when.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { reachable } from '../../components/reach.svelte';
import Backups from './Backups.svelte';

const kept = { name: 'a.contremarque', bytes: 2_000_000, made_at_ms: 0, rows: 7, last_at_ms: 0, is_aside: false };
let sent: string[] = [];
const handle = (event: KeyboardEvent): void => keys.handle(event);

beforeEach(async () => {
  sent = [];
  useTransport({
    ...tauriTransport,
    async send(_, name) {
      sent.push(name);
      return Promise.resolve(name === 'backup_list' ? { folder: '/srv', files: [kept] } : kept);
    },
    onChanged: () => () => undefined,
  });
  addEventListener('keydown', handle);
  render(Backups);
  await screen.findByText('a.contremarque');
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
});

it('S makes a backup once however long it is held, and the list is read again', async () => {
  await fireEvent.keyDown(document.body, { key: 's' });
  await fireEvent.keyDown(document.body, { key: 's', repeat: true });
  await waitFor(() => expect(sent).toEqual(['backup_list', 'backup_make', 'backup_list']));
});

it('a backup is restored by a letter of F7', () => {
  expect(reachable().map((button) => button.textContent?.trim())).toEqual(['Restaurer']);
});
