import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { session } from '../../state';
import Away from '../shell/Away.svelte';
import { addressOf } from './address';
import { moved, newLine, written } from './lines';

describe('names typed one a line', () => {
  const lines = ['A', ' ', 'B'].map((name) => newLine(name));
  it('count where something is written', () => {
    expect(written(lines).map(({ name }) => name)).toEqual(['A', 'B']);
    expect(written([newLine('', 'sur justificatif')])).toHaveLength(1);
  });
  it('move by one and stop at the ends', () => {
    const names = (moving: readonly { name: string }[]): string => moving.map(({ name }) => name).join('');
    expect(names(moved(lines, 2, -1))).toBe('AB ');
    expect(names(moved(lines, 0, -1))).toBe('A B');
    expect(names(moved(lines, 2, 1))).toBe('A B');
  });
});

describe('the address a counter keeps', () => {
  it('is taken apart as a person types it', () => {
    const found = addressOf('postgres://guichet%202@db.example:5433/th%C3%A9%C3%A2tre?sslmode=require');
    expect(found).toEqual({ host: 'db.example', port: '5433', database: 'théâtre', user: 'guichet 2' });
    expect(addressOf('postgres://u@[::1]/base')).toMatchObject({ host: '::1', port: '5432' });
    const several = addressOf('postgres://u@a.example:5433,b.example:5433/base');
    expect(several).toMatchObject({ host: 'a.example,b.example', port: '5433' });
  });
  it('is as for a first try where there is none', () => {
    expect(addressOf('')).toEqual({ host: '', port: '5432', database: 'contremarque', user: '' });
  });
});

describe('a shared house that does not open', () => {
  const listen = (event: KeyboardEvent): void => keys.handle(event);
  const away = new ApiError('database_unreachable');
  let place = {
    counter: 'Guichet 2',
    database_url: 'postgres://guichet@ancien:5432/theatre',
    told: false,
    house_here: false,
  };
  let sent: { name: string; args: unknown }[] = [];

  beforeEach(() => {
    sent = [];
    place = { ...place, told: false };
    const core = mockTransport(new URLSearchParams());
    useTransport({
      ...core,
      async send(id, name, args) {
        sent.push({ name, args });
        if (name === 'shell_place') return Promise.resolve(place);
        if (name === 'shell_backups') return Promise.resolve({ folder: '', files: [] });
        if (name === 'shell_retry') return Promise.reject({ code: 'database_unreachable', args: {} });
        if (name === 'shell_look_at')
          return Promise.resolve({ outcome: 'house', house: 'Théâtre', counters: [], code: null, args: {} });
        if (name.startsWith('shell_')) return Promise.resolve(null);
        return core.send(id, name, args);
      },
    });
    window.addEventListener('keydown', listen);
  });
  afterEach(() => {
    cleanup();
    window.removeEventListener('keydown', listen);
    useTransport(tauriTransport);
    session.app = null;
  });
  const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key, bubbles: true });

  it('is sought at another address, the one it had being there to change', async () => {
    render(Away, { error: away });
    await screen.findByText(/Une autre adresse/);
    await press('a');
    const host = await screen.findByLabelText<HTMLInputElement>('Serveur');
    expect(host.value).toBe('ancien');
    await fireEvent.input(host, { target: { value: 'nouveau' } });
    await press('Enter');
    await screen.findByText(/Théâtre/);
    await press('Enter');
    const address = { host: 'nouveau', port: 5432, database: 'theatre', user: 'guichet', password: '', authority: '' };
    await waitFor(() => expect(sent).toContainEqual({ name: 'shell_join', args: { address, counter: 'Guichet 2' } }));
  });

  it('is left for the folder’s own after a question', async () => {
    render(Away, { error: away });
    await screen.findByText(/Travailler sur ce poste/);
    await press('p');
    await screen.findByText(/revient au premier démarrage/);
    expect(sent.some(({ name }) => name === 'shell_work_here')).toBe(false);
    await press('o');
    await waitFor(() => expect(sent.some(({ name }) => name === 'shell_work_here')).toBe(true));
  });

  it('can only be tried again where the program was told its address', async () => {
    place = { ...place, told: true };
    render(Away, { error: away });
    await screen.findByText(/donnée au démarrage/);
    await press('a');
    expect(screen.queryByLabelText('Serveur')).toBeNull();
    await press('r');
    await waitFor(() => expect(sent.some(({ name }) => name === 'shell_retry')).toBe(true));
  });
});
