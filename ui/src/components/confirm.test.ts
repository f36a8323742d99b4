// A question is answered by its letter, and by no Enter: the one that asked, pressed twice, would answer unread.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Confirm from './Confirm.svelte';
import { keys } from './keys.svelte';

const handle = (event: KeyboardEvent): void => keys.handle(event);
beforeEach(() => addEventListener('keydown', handle));
afterEach(() => removeEventListener('keydown', handle));

const asked = { title: 'Abandonner ?', text: 'Deux places', act: 'Abandonner' };
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.activeElement ?? document.body, { key });

async function shown(props: { by?: string; busy?: boolean } = {}): Promise<() => number> {
  const onconfirm = vi.fn();
  render(Confirm, { ...asked, ...props, onclose: vi.fn(), onconfirm });
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
  return () => onconfirm.mock.calls.length;
}

it('is answered by O, which its button shows, and Enter does nothing', async () => {
  const answered = await shown();
  expect(screen.getByRole('button', { name: /Abandonner/ }).getAttribute('aria-keyshortcuts')).toBe('O');
  await press('Enter');
  expect(answered()).toBe(0);
  await press('o');
  expect(answered()).toBe(1);
});

it('has another letter where O is the key that asks', async () => {
  const answered = await shown({ by: 'F' });
  await press('o');
  expect(answered()).toBe(0);
  await press('f');
  expect(answered()).toBe(1);
});

it('is answered once while the answer is on its way', async () => {
  const answered = await shown({ busy: true });
  await press('o');
  expect(answered()).toBe(0);
});
