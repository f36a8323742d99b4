// A question behind an Enter is not answered by the same Enter pressed twice.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Confirm from './Confirm.svelte';
import { keys } from './keys.svelte';

const handle = (event: KeyboardEvent): void => keys.handle(event);
beforeEach(() => addEventListener('keydown', handle));
afterEach(() => removeEventListener('keydown', handle));

const asked = { title: 'Abandonner ?', text: 'Deux places', act: 'Abandonner' };

it('has its own key where it says so, and Enter does nothing', async () => {
  const onconfirm = vi.fn();
  render(Confirm, { ...asked, by: 'A', onclose: vi.fn(), onconfirm });
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  expect(onconfirm).not.toHaveBeenCalled();
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'a' });
  expect(onconfirm).toHaveBeenCalledOnce();
});

it('stands on its button where Enter answers it', async () => {
  render(Confirm, { ...asked, onclose: vi.fn(), onconfirm: vi.fn() });
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /Abandonner/ })));
});
