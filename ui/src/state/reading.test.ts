// What every screen does that reads by `Reading`, on a core that no longer knows the session.
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../api';
import { mockTransport } from '../api/mock';
import { tauriTransport, useTransport } from '../api/transport';
import Backups from '../screens/settings/Backups.svelte';
import Counters from '../screens/settings/Counters.svelte';
import Operators from '../screens/settings/Operators.svelte';
import Policy from '../screens/settings/Policy.svelte';
import Settings from '../screens/settings/Settings.svelte';
import Categories from '../screens/season/setup/Categories.svelte';
import Halls from '../screens/season/setup/Halls.svelte';
import Rates from '../screens/season/setup/Rates.svelte';
import { session } from './session.svelte';

let refusal: ApiError | null = null;
let asked: string[] = [];

beforeEach(async () => {
  refusal = null;
  asked = [];
  const core = mockTransport(new URLSearchParams('operator=3'));
  useTransport({
    ...core,
    async send(id, name, args) {
      asked.push(name);
      if (refusal && name !== 'app_state') return Promise.reject({ code: refusal.code, args: refusal.args });
      return core.send(id, name, args);
    },
  });
  session.locked = false;
  await session.load();
  asked = [];
});
afterEach(() => {
  cleanup();
  session.locked = false;
  useTransport(tauriTransport);
});

const screens: readonly [string, Component, string][] = [
  ['Réglages', Settings as Component, 'settings_get'],
  ['the rules', Policy as Component, 'policy_view'],
  ['the halls', Halls as Component, 'hall_list'],
  ['the categories', Categories as Component, 'category_list'],
  ['the rates', Rates as Component, 'rate_list'],
  ['the counters', Counters as Component, 'counter_list'],
  ['the people', Operators as Component, 'operator_list'],
  ['the backups', Backups as Component, 'backup_list'],
];

describe('a session that ended', () => {
  it.each(screens)('brings the lock up over %s, and is read again behind it', async (_, page, command) => {
    refusal = new ApiError('session_expired');
    render(page);
    await waitFor(() => expect(session.locked).toBe(true));
    expect(screen.queryByRole('alert')).toBeNull();
    refusal = null;
    asked = [];
    session.locked = false;
    await waitFor(() => expect(asked).toContain(command));
  });
});

describe('a reading that fails for another reason', () => {
  it.each(screens)('is said on %s, with a way to try again', async (_, page) => {
    refusal = new ApiError('disk_failed');
    render(page);
    await screen.findByRole('alert');
    expect(session.locked).toBe(false);
    expect(screen.getByRole('button', { name: /Réessayer/ })).toBeTruthy();
  });
});
