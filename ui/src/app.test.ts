// The whole window: what it knows of its house is read again when the house changes.
import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from './App.svelte';
import { tellChanged } from './api/changes';
import { mockTransport } from './api/mock';
import { tauriTransport, useTransport } from './api/transport';
import { keys, toasts } from './components';
import { language } from './i18n';
import { clock, session } from './state';
import { finder } from './state/finder.svelte';

const YEAR_MS = 365 * 86_400_000;
let aheadMs = 0;
let asked = 0;

beforeEach(async () => {
  [aheadMs, asked] = [0, 0];
  const core = mockTransport(new URLSearchParams('operator=1'));
  useTransport({
    ...core,
    async send(id, name, args) {
      const reply = await core.send(id, name, args);
      if (name !== 'app_state') return reply;
      asked += 1;
      return { ...(reply as object), now_ms: Date.now() + aheadMs };
    },
  });
  session.locked = false;
  await session.load();
});
afterEach(() => useTransport(tauriTransport));

it('goes by the clock of the house after it was moved', async () => {
  render(App);
  await waitFor(() => expect(asked).toBe(2));
  aheadMs = YEAR_MS;
  tellChanged(['settings']);
  await waitFor(() => expect(clock.nowMs).toBeGreaterThan(Date.now() + YEAR_MS / 2));
});

it('says that the clock of the machine went back, and asks once before it is said to be right', async () => {
  const core = mockTransport(new URLSearchParams('operator=3&scenario=clock'));
  const given: string[] = [];
  useTransport({
    ...core,
    async send(id, name, args) {
      if (name !== 'clock_confirm') return core.send(id, name, args);
      given.push(JSON.stringify(args));
      return {};
    },
  });
  await session.load();
  const { findByRole, getByRole } = render(App);
  const banner = await findByRole('alert');
  expect(banner.textContent).toContain('L’horloge de ce poste a reculé de 2\u00a0h.');
  await fireEvent.click(getByRole('button', { name: /La date est juste/ }));
  expect(given).toEqual([]);
  await fireEvent.click(getByRole('button', { name: /Oui, c’est la bonne date/ }));
  await waitFor(() => expect(given).toHaveLength(1));
});

describe('where no desk is in view', () => {
  /** Said to whoever stands there. */
  const told = (): string =>
    [...document.querySelectorAll('[data-messages]')]
      .filter((region) => region.closest('[hidden]') === null)
      .map((region) => region.textContent.trim())
      .join('');

  beforeEach(async () => {
    const core = mockTransport(new URLSearchParams());
    useTransport({
      ...core,
      send: async (id, name, args) =>
        name === 'set_locale' ? await Promise.reject({ code: 'no_space', args: {} }) : await core.send(id, name, args),
    });
    session.operator = null;
    await session.load();
  });
  afterEach(() => {
    session.operator = null;
    session.locked = false;
    language.use('fr');
  });

  it('the page that asks for the PIN says that a language was not kept, and the word goes', async () => {
    const { findByRole } = render(App);
    await fireEvent.click(await findByRole('button', { name: 'English' }));
    await waitFor(() => expect(told()).toContain('The counter did not keep this language'));
    await fireEvent.click(await findByRole('button', { name: 'Dismiss the message' }));
    await waitFor(() => expect(told()).toBe(''));
  });

  it('a figure chooses a card, whatever opens at the desk behind the lock meanwhile', async () => {
    const { findByText, findByLabelText } = render(App);
    session.operator = { id: 1, name: 'Hélène', role: 'supervisor', initials: 'H' };
    await waitFor(() => expect(document.querySelector('[data-desk]')).not.toBeNull());
    session.locked = true;
    await findByText('Guichet verrouillé');
    finder.open();
    await waitFor(() => expect(document.querySelector('.palette')).not.toBeNull());
    // A page without styles shows what waits behind the lock.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    keys.act('1');
    await findByLabelText(/^Code PIN de /);
    finder.close();
  });

  it('nothing is said there of the desk behind the lock, and nothing of it can be undone', async () => {
    const undone = vi.fn();
    const { findByText } = render(App);
    session.operator = { id: 1, name: 'Hélène', role: 'supervisor', initials: 'H' };
    await waitFor(() => expect(document.querySelector('[data-desk]')).not.toBeNull());
    session.locked = true;
    await findByText('Guichet verrouillé');
    const action = { label: 'Annuler', key: 'U', run: undone };
    toasts.show({ tone: 'bad', text: 'Le contrôle a échoué', anywhere: true });
    toasts.show({ tone: 'ok', text: 'DUPONT Marie : acceptée', action, countdown: true });
    await waitFor(() => expect(told()).toBe('Le contrôle a échoué'));
    await fireEvent.keyDown(document.body, { key: 'u' });
    await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(undone).not.toHaveBeenCalled();
    expect(told()).toBe('Le contrôle a échoué');
  });
});
