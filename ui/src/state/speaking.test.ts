// The language of the window: kept by the counter before it is shown.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mockTransport } from '../api/mock';
import { tauriTransport, useTransport } from '../api/transport';
import { toasts } from '../components';
import { language } from '../i18n';
import { session } from './session.svelte';

/** The language shown when the counter was asked to keep another one. */
let shown: string[] = [];
let full = false;

beforeEach(() => {
  shown = [];
  full = false;
  language.use('fr');
  const core = mockTransport(new URLSearchParams());
  useTransport({
    ...core,
    async send(id, name, args) {
      if (name === 'set_locale') {
        shown.push(language.locale);
        if (full) return Promise.reject({ code: 'no_space', args: {} });
      }
      return core.send(id, name, args);
    },
  });
});
afterEach(() => {
  language.use('fr');
  useTransport(tauriTransport);
});

describe('another language', () => {
  it('is shown once the counter has kept it', async () => {
    await session.speak('en');
    expect(shown).toEqual(['fr']);
    expect(language.locale).toBe('en');
    expect(toasts.list).toEqual([]);
  });

  it('is shown although it could not be kept, and that is said in it', async () => {
    full = true;
    await session.speak('en');
    expect(language.locale).toBe('en');
    expect(toasts.list.map((toast) => toast.text)).toEqual(['The counter did not keep this language']);
  });
});
