import { mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Toasts from './Toasts.svelte';
import { toasts } from './toasts.svelte';

let shown: Record<string, unknown> | undefined;
afterEach(() => {
  if (shown) void unmount(shown);
  toasts.clear();
});

const words = (): string => document.body.textContent;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('what U takes back', () => {
  it('stays in view beside a later message, for its key answers', async () => {
    shown = mount(Toasts, { target: document.body });
    const undo = vi.fn();
    const untilMs = Date.now() + 30_000;
    toasts.show({
      tone: 'ok',
      text: 'Acceptée',
      untilMs,
      countdown: true,
      action: { label: 'Annuler', key: 'U', run: undo },
    });
    toasts.show({ tone: 'plain', text: 'Code inconnu' });
    await settled();
    expect(words()).toContain('Code inconnu');
    expect(words()).toContain('Acceptée');
    const button = document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts=U]');
    button?.click();
    await settled();
    expect(undo).toHaveBeenCalledOnce();
    expect(words()).toContain('Code inconnu');
    expect(words()).not.toContain('Acceptée');
  });

  it('is said once where it is the message in view', async () => {
    shown = mount(Toasts, { target: document.body });
    const untilMs = Date.now() + 30_000;
    toasts.show({
      tone: 'ok',
      text: 'Acceptée',
      untilMs,
      countdown: true,
      action: { label: 'Annuler', key: 'U', run: vi.fn() },
    });
    await settled();
    expect(document.querySelectorAll('button[aria-keyshortcuts=U]')).toHaveLength(1);
    expect(words().match(/Acceptée/g)).toHaveLength(1);
  });
});
