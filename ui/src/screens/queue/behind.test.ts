// The queue while others decide behind the window: a key decides what was on the screen when it was pressed, and a form what
// it was opened for.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BucketCounts, RepriseRow, Topic } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { route, session } from '../../state';
import Desk from '../shell/Desk.svelte';

type Core = ReturnType<typeof mockTransport>;
interface List {
  readonly rows: readonly RepriseRow[];
  readonly next: string | null;
  readonly counts: BucketCounts;
}

const FIRST = 'Rang A, siège 28';
const SECOND = 'Rang A, siège 26';
const listen = (event: KeyboardEvent): void => keys.handle(event);
let core: Core;
let sent: { name: string; args: unknown }[] = [];
let hears: ((topics: readonly Topic[] | null) => void)[] = [];
/** What is made of a list before it is answered. */
let makes: (list: List, args: { bucket: string; after: string | null }) => List | Promise<List>;

beforeEach(async () => {
  [sent, hears, makes] = [[], [], (list) => list];
  core = mockTransport(new URLSearchParams('operator=1'));
  useTransport({
    ...core,
    onChanged: (heard) => {
      hears.push(heard);
      return () => undefined;
    },
    async send(id, name, args) {
      sent.push({ name, args });
      const answer = await core.send(id, name, args);
      return name === 'reprise_list' ? await makes(answer as List, args as never) : answer;
    },
  });
  window.addEventListener('keydown', listen);
  route.go('queue');
  await session.load();
  render(Desk);
  await screen.findByText(FIRST);
});
afterEach(() => {
  vi.restoreAllMocks();
  window.removeEventListener('keydown', listen);
  useTransport(tauriTransport);
});

const press = (key: string, init: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(document.body, { key, bubbles: true, ...init });
const of = (name: string): unknown[] => sent.filter((one) => one.name === name).map(({ args }) => args);

/** Somebody else does something, and this window hears of it. */
async function elsewhere(name: Parameters<Core['send']>[1], args: object): Promise<void> {
  await core.send('elsewhere', name, args);
  for (const heard of hears) heard(['reprises', 'places']);
}

describe('a request that is taken back behind the window', () => {
  beforeEach(async () => {
    // Nobody has read what comes until the clock goes on.
    const nowMs = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    // The file of the next one is read ahead.
    await waitFor(() => expect(of('reprise_file')).toContainEqual({ id: 2 }));
    await elsewhere('reprise_withdraw', { id: 1, version: 1 });
    await screen.findByText(SECOND);
  });

  it.each([
    ['A', () => press('a')],
    ['a press on the button', () => fireEvent.click(screen.getByRole('button', { name: /^Accepter/ }))],
  ])('leaves the one in its place undecided by %s that was meant for it', async (_, act) => {
    await act();
    await press('r');
    expect([of('reprise_accept'), screen.queryByText(/Pourquoi refuser/)]).toEqual([[], null]);
    vi.restoreAllMocks();
    await waitFor(() => expect(keys.isSeen).toBe(true));
    await press('a');
    await screen.findByText('Reprise acceptée');
    expect(of('reprise_accept')).toEqual([{ id: 2, version: 1 }]);
  });

  it('leaves the one that a hand selects meanwhile to its keys', async () => {
    await press('ArrowDown');
    await press('ArrowUp');
    await press('a');
    await screen.findByText('Reprise acceptée');
    expect(of('reprise_accept')).toEqual([{ id: 2, version: 1 }]);
  });
});

describe('a form that is open while somebody else changes its request', () => {
  const changes = async (): Promise<void> => {
    await elsewhere('reprise_pass', { id: 1, version: 1, note: 'vu avec la direction' });
    await waitFor(() => expect(document.querySelector('aside.panel header')?.textContent).toContain('À valider'));
  };

  it('refuses it as it was when the form was opened', async () => {
    await press('r');
    await screen.findByText(/Pourquoi refuser/);
    await press('2');
    await changes();
    await press('Enter');
    await waitFor(() => expect(of('reprise_refuse')).toMatchObject([{ id: 1, version: 1 }]));
  });

  it.each([
    ['withdraws', 'd', 'reprise_withdraw'],
    ['passes', 't', 'reprise_pass'],
  ])('%s it as it was when the form was opened', async (_, key, command) => {
    await press(key);
    await waitFor(() => expect(keys.owned).toBe(true));
    await changes();
    await fireEvent.submit(document.querySelector('form[data-owns]') as HTMLFormElement);
    await waitFor(() => expect(of(command)).toMatchObject([{ id: 1, version: 1 }]));
  });
});

it('Ctrl+A marks nothing of another list that is asked for before all of its own is there', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((done) => (goOn = done));
  makes = async (list, { bucket, after }) => {
    if (bucket !== 'open') return list;
    if (after === null) return { ...list, rows: list.rows.slice(0, 5), next: 'b' };
    await held;
    return { ...list, rows: list.rows.slice(5), next: null };
  };
  for (const heard of hears) heard(['reprises']);
  await waitFor(() => expect(document.querySelectorAll('tr.row')).toHaveLength(5));
  await press('a', { ctrlKey: true });
  await waitFor(() => expect(of('reprise_list').at(-1)).toMatchObject({ after: 'b' }));
  await press('3');
  await waitFor(() => expect(screen.queryByText(FIRST)).toBeNull());
  const asked = of('reprise_list').length;
  goOn();
  for (const heard of hears) heard(['reprises']);
  await waitFor(() => expect(of('reprise_list').length).toBeGreaterThan(asked));
  expect(screen.queryByRole('complementary', { name: 'Demandes marquées' })).toBeNull();
});
