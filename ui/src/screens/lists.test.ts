// Each list opens what is selected in it: the first row by itself, another when it is chosen.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mockTransport } from '../api/mock';
import { tauriTransport, useTransport } from '../api/transport';
import { session } from '../state';
import Journal from './journal/Journal.svelte';
import Mails from './mails/Mails.svelte';
import SeasonPage from './season/Season.svelte';

let sent: { name: string; args: unknown }[] = [];
const opened = (command: string): unknown[] => sent.filter(({ name }) => name === command).map(({ args }) => args);

beforeEach(async () => {
  sent = [];
  const core = mockTransport(new URLSearchParams('operator=3'));
  useTransport({
    ...core,
    async send(id, name, args) {
      sent.push({ name, args });
      return core.send(id, name, args);
    },
  });
  session.locked = false;
  await session.load();
});
afterEach(() => useTransport(tauriTransport));

const rows = async (): Promise<HTMLElement[]> => {
  await screen.findByRole('grid');
  return screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') !== null);
};

const lists: readonly [string, Component, string][] = [
  ['mails', Mails as Component, 'mail_show'],
  ['performances', SeasonPage as Component, 'performance_view'],
];

describe('a list', () => {
  it.each(lists)('of %s opens its first row, then the one that is chosen', async (_, page, command) => {
    render(page);
    const [first, second] = await rows();
    await waitFor(() => expect(opened(command)).toHaveLength(1));
    expect(first?.getAttribute('aria-selected')).toBe('true');
    await fireEvent.click(second as HTMLElement);
    await waitFor(() => expect(opened(command)).toHaveLength(2));
    expect(opened(command)[1]).not.toEqual(opened(command)[0]);
  });

  it('of the journal selects nothing by itself', async () => {
    render(Journal as Component);
    expect((await rows()).every((row) => row.getAttribute('aria-selected') === 'false')).toBe(true);
  });
});
