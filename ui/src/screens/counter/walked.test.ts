// The plan under the keyboard: opened by key, it is walked by key, and every other key goes on answering.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { basket, cursor, press, seatId, SlowHouse, turns } from '../../../tests/slow';
import { goHome } from '../../components';
import { t } from '../../i18n';
import { currentSale } from './current.svelte';
import { shown } from './shown.svelte';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
});
afterEach(async () => {
  shown.plan = false;
  await house.close();
});

const seat = (): string | undefined => (document.activeElement as SVGElement | null)?.dataset['seat'];

it('opened by its key, the arrows walk it at once and Enter takes the seat', async () => {
  press('w');
  await turns();
  expect(seat()).toBe(String(seatId('A', 1)));
  press('ArrowRight', 'ArrowRight', 'Enter');
  await turns();
  expect([seat(), basket()]).toEqual([String(seatId('A', 3)), 'A3']);
});

it('the keys of the counter answer while a seat has the keyboard', async () => {
  press('w');
  await turns();
  press('m');
  await turns();
  expect(basket()).toBe('A1 A2');
  press('ArrowRight');
  expect(seat()).toBe(String(seatId('A', 1)));
  press('2');
  await turns();
  expect(currentSale().tender.way).toBe('card');
});

it('a field where something is typed meanwhile keeps the cursor', async () => {
  house.holds('performance_plan');
  press('w', 'p', 'B');
  await house.answers('performance_plan');
  expect(cursor()).toBe(t('counter-seat'));
});

it('pressed with the mouse it leaves the keyboard where it is', async () => {
  goHome();
  document.querySelector<HTMLElement>('[aria-keyshortcuts="W"]')?.click();
  await turns();
  expect([shown.plan, seat()]).toEqual([true, undefined]);
});

it('says what each key does, also while a seat has the keyboard', async () => {
  press('w');
  await turns();
  expect(document.body.textContent).toContain(t('counter-plan-keys'));
  expect(t('counter-plan-keys')).toContain('+ et −');
});
