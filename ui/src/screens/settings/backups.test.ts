// Backups by keys: S makes one, and says when.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { reachable } from '../../components/reach.svelte';
import Backups from './Backups.svelte';

const kept = { name: 'a.contremarque', bytes: 2_000_000, made_at_ms: 0, rows: 7, last_at_ms: 0, is_aside: false };
const settings = { keep: 30, keep_mb: 0, second: '', second_apart: false };
const none = { late_hours: null, second_late_hours: null, second_silent: false };
const usual = { folder: '/srv', files: [kept], settings, ...none, server: null };
const server = { dump: 'pg_dump …', archives: false, archived_at_ms: null, archiving_fails: false, followers: 0 };
let list: object = usual;
let sent: string[] = [];
let saved: unknown;
let refused: ApiError | null = null;
const handle = (event: KeyboardEvent): void => keys.handle(event);

beforeEach(async () => {
  [sent, refused] = [[], null];
  list = usual;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push(name);
      if (name === 'backup_set') saved = args;
      if (name === 'backup_set' && refused) return Promise.reject(refused);
      return Promise.resolve(name === 'backup_list' ? list : kept);
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
  expect(reachable().map((button) => button.textContent?.trim())).toContain('Restaurer');
});

it('the second folder and how many are kept are saved as typed', async () => {
  await fireEvent.input(screen.getByLabelText('Second dossier'), { target: { value: '/media/cle' } });
  await fireEvent.input(screen.getByLabelText('Sauvegardes gardées'), { target: { value: '12' } });
  await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await waitFor(() => expect(sent).toEqual(['backup_list', 'backup_set', 'backup_list']));
  expect(saved).toEqual({ keep: 12, keep_mb: 0, second: '/media/cle', second_apart: false });
});

it('what is wrong is said under its field', async () => {
  refused = new ApiError('bad_field', { field: 'second', why: 'not_there' });
  await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await waitFor(() => expect(screen.getByLabelText('Second dossier').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('Ce dossier n’est pas là.')).toBeTruthy();
  expect(screen.getByText('Second dossier : ce dossier n’est pas là.')).toBeTruthy();
});

it('a late backup is said by its hours, in both folders', async () => {
  list = { ...usual, late_hours: 27, second_late_hours: 0 };
  cleanup();
  render(Backups);
  expect(await screen.findByText(/La dernière sauvegarde date de 27 heures/)).toBeTruthy();
  expect(screen.getByText(/Rien n’est encore dans le second dossier/)).toBeTruthy();
});

it('a second folder that does not answer is said', async () => {
  list = { ...usual, second_silent: true };
  cleanup();
  render(Backups);
  expect(await screen.findByText(/Le second dossier ne répond pas/)).toBeTruthy();
});

it('a shared house has no button that makes one: the page says what the server does', async () => {
  list = { ...usual, files: [], server };
  cleanup();
  render(Backups);
  expect(await screen.findByText('pg_dump …')).toBeTruthy();
  expect(screen.getByText(/Le serveur n’archive pas/)).toBeTruthy();
  expect(screen.queryByText('Sauvegarder maintenant')).toBeNull();
});
