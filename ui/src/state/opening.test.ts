// What was found is opened over anything, and takes no typed word away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys, toasts, watchUnsaved } from '../components';
import { openTarget } from './opening';
import { route } from './route.svelte';

const order = { screen: 'customers', params: { order: 7 } };
const stops: (() => void)[] = [];
let closed = 0;

/** A form with one field, which has the keyboard; Escape closes it unless it is being sent. */
function form({ escapes }: { escapes: boolean }): HTMLInputElement {
  document.body.innerHTML = '<form><input value="as it was" /></form>';
  const leave = (): void => {
    closed += 1;
    document.body.innerHTML = '';
    stops.pop()?.();
  };
  const actions = escapes ? [{ key: 'Escape', run: leave }] : [];
  stops.push(keys.push({ actions: () => actions, exclusive: true }));
  const field = document.querySelector('input');
  if (!field) throw new Error('no field');
  field.focus();
  return field;
}

beforeEach(() => {
  closed = 0;
  toasts.clear();
  route.go('queue');
  stops.push(watchUnsaved());
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = '';
});

describe('what was found', () => {
  it('opens at once where nothing has the keys', () => {
    openTarget(order);
    expect([route.screen, route.params]).toEqual(['customers', { order: 7 }]);
  });
  it('closes a form in which nothing was typed, and opens', () => {
    form({ escapes: true });
    openTarget(order);
    expect([closed, route.screen]).toEqual([1, 'customers']);
  });
  it('leaves typed words alone and is offered; taken, the form closes and it opens', () => {
    form({ escapes: true }).value = 'as typed';
    openTarget(order);
    expect([closed, route.screen, toasts.list.length]).toEqual([0, 'queue', 1]);
    toasts.act(toasts.offer);
    expect([closed, route.screen, toasts.list.length]).toEqual([1, 'customers', 0]);
  });
  it('opens when what was typed is taken back', () => {
    const field = form({ escapes: true });
    field.value = 'as typed';
    field.value = 'as it was';
    openTarget(order);
    expect(route.screen).toBe('customers');
  });
  it('opens nothing over what cannot be closed now, and says so', () => {
    form({ escapes: false });
    openTarget(order);
    expect([route.screen, toasts.list[0]?.text]).toEqual(['queue', 'Rien n’a été ouvert']);
  });
});
