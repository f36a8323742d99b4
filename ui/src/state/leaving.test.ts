// What is typed and not saved is never lost without a word.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forget, watchUnsaved } from '../components';
import { leaving } from './leaving.svelte';

let stop: () => void;
const go = vi.fn();

function page(html: string): HTMLInputElement {
  document.body.innerHTML = html;
  const field = document.querySelector('input');
  if (!field) throw new Error('no field');
  field.focus();
  return field;
}

beforeEach(() => {
  stop = watchUnsaved();
  go.mockClear();
});
afterEach(() => {
  leaving.stay();
  stop();
  document.body.innerHTML = '';
});

it('leaves at once where nothing was typed', () => {
  page('<form><input value="as it was" /></form>');
  leaving.go(go);
  expect(go).toHaveBeenCalledOnce();
  expect(leaving.asked).toBeNull();
});

it('asks where words were typed, stays on no, and goes on yes', () => {
  page('<form><input value="as it was" /></form>').value = 'typed';
  leaving.go(go);
  expect(go).not.toHaveBeenCalled();
  leaving.stay();
  expect(leaving.asked).toBeNull();
  leaving.go(go);
  leaving.drop();
  expect(go).toHaveBeenCalledOnce();
});

it('asks over a grid of prices, and not over a field that only asks', () => {
  page('<table data-grid><tbody><tr><td><input /></td></tr></tbody></table>').value = '26';
  leaving.go(go);
  expect(go).not.toHaveBeenCalled();
  leaving.stay();
  page('<form data-question><input /></form>').value = 'A 12';
  leaving.go(go);
  expect(go).toHaveBeenCalledOnce();
});

it('asks no more once the form is saved', () => {
  const field = page('<form><input value="10" /></form>');
  field.value = '15';
  forget(field.form ?? document);
  leaving.go(go);
  expect(go).toHaveBeenCalledOnce();
});
