// Every action has a key: each button of each screen shows its own, which no other in view has, or F7 puts a letter on it.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mockTransport } from '../api/mock';
import { tauriTransport, useTransport } from '../api/transport';
import { reach } from '../components';
import { reachable } from '../components/reach.svelte';
import { route, session } from '../state';
import { hintsTwice } from '../../tests/hints';
import { screens } from './registry';
import { tabsFor } from './settings/tabs';
import Desk from './shell/Desk.svelte';

const SUPERVISOR = 3;

beforeEach(async () => {
  useTransport(mockTransport(new URLSearchParams(`operator=${SUPERVISOR}`)));
  route.go('queue');
  session.locked = false;
  await session.load();
});
afterEach(() => {
  reach.close();
  useTransport(tauriTransport);
});

/** What stands on a button that has a key, and the words of those that have none and no letter. */
const shows = (button: Element): boolean =>
  button.matches('[aria-keyshortcuts]') || button.querySelector('kbd') !== null;
/** Arrows walk through them from the one that Tab stops at. */
const walked = (button: Element): boolean => button.matches('[data-seat], [data-combobox-trigger], [tabindex="-1"]');
function silent(): string[] {
  const lettered = new Set<Element>(reachable());
  return [...document.querySelectorAll('button:enabled, a[href], summary')]
    .filter((button) => !shows(button) && !walked(button) && !lettered.has(button))
    .map((button) => (button.textContent ?? '').trim() || (button.getAttribute('aria-label') ?? ''));
}
/** The words of what can be chosen above a list, and has no key. */
const chipsWithoutKey = (): string[] =>
  [...document.querySelectorAll('main [role=group] button[aria-pressed]')]
    .filter((chip) => chip.closest('form') === null && !shows(chip))
    .map((chip) => (chip.textContent ?? '').trim());

async function stands(name: string): Promise<void> {
  await waitFor(() => expect(document.querySelector('main [aria-busy=true]')).toBeNull());
  await waitFor(() => expect(document.querySelector('main')?.textContent?.trim()).not.toBe(''));
  expect([name, silent(), hintsTwice()]).toEqual([name, [], []]);
}

describe('each enabled button', () => {
  it.each(screens.map(({ id }) => id))('of the screen « %s » has a key or a letter', async (id) => {
    route.go(id);
    render(Desk);
    await stands(id);
    expect(chipsWithoutKey()).toEqual([]);
  });
  it.each(tabsFor('supervisor'))('of the tab « %s » of Réglages has a key or a letter', async (tab) => {
    route.go('settings', { tab });
    render(Desk);
    await screen.findByRole('tab', { selected: true });
    await stands(tab);
    if (tab !== 'appearance') expect(chipsWithoutKey()).toEqual([]);
  });
});
