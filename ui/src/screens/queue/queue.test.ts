// The queue as an operator uses it: by keys, on a core that answers from memory.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { route, session } from '../../state';
import { RepriseQueue } from './list.svelte';
import Desk from '../shell/Desk.svelte';

const listen = (event: KeyboardEvent): void => keys.handle(event);
let sent: { id: string; name: string; args: unknown }[] = [];
let refuseNext: ApiError | null = null;

beforeEach(async () => {
  sent = [];
  refuseNext = null;
  const core = mockTransport(new URLSearchParams('operator=1'));
  useTransport({
    ...core,
    async send(id, name, args) {
      sent.push({ id, name, args });
      const refusal = refuseNext;
      if (refusal && name === 'reprise_accept') {
        refuseNext = null;
        return Promise.reject({ code: refusal.code, args: refusal.args });
      }
      return core.send(id, name, args);
    },
  });
  window.addEventListener('keydown', listen);
  route.go('queue');
  await session.load();
  render(Desk);
  await screen.findByText('Rang A, siège 28');
});
afterEach(() => {
  window.removeEventListener('keydown', listen);
  useTransport(tauriTransport);
});

const press = (key: string, init: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(document.body, { key, bubbles: true, ...init });
const accepted = (): unknown[] =>
  sent.filter((command) => command.name === 'reprise_accept').map((command) => command.args);

describe('the queue', () => {
  it('opens the file of the most pressing request, with the words of the house', () => {
    expect(screen.getAllByText('Demande reprise en cours').length).toBeGreaterThan(0);
    expect(screen.getByText('remis en vente')).toBeTruthy();
  });

  it('accepts with A, selects the next at once, and gives thirty seconds to undo', async () => {
    await press('a');
    await screen.findByText('Reprise acceptée');
    await screen.findByText('Rang A, siège 26');
    expect(accepted()).toEqual([{ id: 1, version: 1 }]);
    await press('u');
    await screen.findByText('Décision annulée, la demande est de retour.');
    await screen.findByText('Rang A, siège 28');
  });

  it('shows the request whose decision is undone, whichever list is in view', async () => {
    await press('ArrowDown');
    await screen.findByText('Rang A, siège 26');
    await press('a');
    await screen.findByText('Reprise acceptée');
    await press('4');
    await waitFor(() => expect(route.params).toEqual({ bucket: 'done' }));
    await press('u');
    await screen.findByText('Décision annulée, la demande est de retour.');
    await waitFor(() => expect(route.params).toEqual({ bucket: 'open', request: 2 }));
    await new Promise((rested) => setTimeout(rested, 50));
    expect(screen.getByText('Rang A, siège 26')).toBeTruthy();
    await press('a');
    await screen.findByText('Reprise acceptée');
    expect(accepted()).toEqual([
      { id: 2, version: 1 },
      { id: 2, version: 3 },
    ]);
  });

  it('finds what was looked for where somebody comes back from an order', async () => {
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'oeuvr' } });
    await press('c');
    expect([route.screen, route.from?.params['search']]).toEqual(['order', 'oeuvr']);
    route.leave('queue');
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('oeuvr'));
  });

  it('undoes a decision without leaving another screen', async () => {
    await press('a');
    await screen.findByText('Reprise acceptée');
    route.go('customers');
    await waitFor(() => expect(screen.queryByText('Rang A, siège 26')).toBeNull());
    await press('u');
    await screen.findByText('Décision annulée, la demande est de retour.');
    expect(route.screen).toBe('customers');
  });

  it('goes on with the first row after a request that none of its rows shows', async () => {
    const queue = new RepriseQueue();
    await queue.restart();
    const [first] = queue.rows;
    queue.hold(9_999);
    queue.leave(9_999);
    expect([queue.rows.length > 1, queue.selectedId]).toEqual([true, first?.id]);
  });

  it('accepts one request however long A is held', async () => {
    await press('a');
    await press('a', { repeat: true });
    await screen.findByText('Rang A, siège 26');
    await press('a', { repeat: true });
    expect(accepted()).toHaveLength(1);
  });

  it('says what happened when the request was decided elsewhere, and stays on it', async () => {
    refuseNext = new ApiError('already_decided', { state: 'refused', operator: 'Karim Belkacem', at_ms: 0 });
    await press('a');
    await screen.findByText(/déjà décidée.*refusée, par Karim Belkacem/);
    expect(screen.getByText('Rang A, siège 28')).toBeTruthy();
  });

  it('asks again under the same id when the core did not answer', async () => {
    refuseNext = new ApiError('unreachable');
    await press('a');
    await fireEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
    await screen.findByText('Rang A, siège 26');
    const ids = sent.filter((command) => command.name === 'reprise_accept').map((command) => command.id);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('refuses with R, a figure for the reason, and Enter', async () => {
    await press('r');
    await screen.findByText(/Pourquoi refuser/);
    await press('2');
    await press('Enter');
    await screen.findByText('Demande refusée');
    expect(sent.find((command) => command.name === 'reprise_refuse')?.args).toMatchObject({
      reason: 'scanned',
      sentence: '',
    });
  });

  it('has the cursor in its filters once F opened them: what is typed there decides nothing', async () => {
    sent = [];
    await press('f');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Spectacle');
    for (const letter of 'phe') await press(letter);
    expect(sent).toEqual([]);
    expect(screen.getByText('Rang A, siège 28')).toBeTruthy();
    const filters = screen.getByRole('group', { name: 'Filtres' });
    await press('Escape');
    expect([filters.isConnected, document.activeElement?.matches('[data-home]')]).toEqual([false, true]);
  });

  it('is searched without accents, and says when nothing matches', async () => {
    const box = screen.getByRole('searchbox');
    await fireEvent.input(box, { target: { value: 'oeuvr' } });
    await waitFor(() =>
      expect(
        sent.some((command) => command.name === 'reprise_list' && JSON.stringify(command.args).includes('oeuvr')),
      ).toBe(true),
    );
    await fireEvent.input(box, { target: { value: 'personne' } });
    await screen.findByText('Aucune demande ne correspond');
  });

  it('marks with Space and Shift+arrows, shows the sum, and accepts them all after one more key', async () => {
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    await screen.findByText('3 demandes marquées');
    await press('ArrowUp', { shiftKey: true });
    await screen.findByText('2 demandes marquées');
    await screen.findByText('Si les demandes sont acceptées');
    await press('a');
    expect(sent.some((command) => command.name === 'reprise_accept_many')).toBe(false);
    await screen.findByText(/Accepter 2 reprises : 52,00/);
    await press('Enter');
    await screen.findByText('Rang K, siège 15');
    const asked = sent.find((command) => command.name === 'reprise_accept_many')?.args;
    expect(asked).toEqual({
      requests: [
        { id: 1, version: 1 },
        { id: 2, version: 1 },
      ],
    });
    await press('u');
    await screen.findByText('2 décisions annulées, les demandes sont de retour.');
    expect(sent.find((command) => command.name === 'reprise_undo_many')?.args).toEqual({ ids: [1, 2] });
  });

  it('marks all with Ctrl+A, keeps what was refused marked with its reason, and Escape lets go', async () => {
    await press('a', { ctrlKey: true });
    await screen.findByText('14 demandes marquées');
    await screen.findByText('Laissées telles quelles');
    await press('a');
    await press('Enter');
    await screen.findByText('1 demande marquée');
    await screen.findByText('Karim Belkacem examine cette demande.');
    await press('Escape');
    await waitFor(() => expect(screen.queryByText('1 demande marquée')).toBeNull());
  });

  it('lets go of the marks when another question is asked', async () => {
    await press(' ');
    await screen.findByText('1 demande marquée');
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'dupont' } });
    await waitFor(() => expect(screen.queryByText('1 demande marquée')).toBeNull());
  });

  it('is left by F12: nothing can be read until the PIN is given', async () => {
    await press('F12');
    await waitFor(() => expect(session.locked).toBe(true));
    expect(sent.some((command) => command.name === 'sign_out')).toBe(true);
    session.locked = false;
  });
});
