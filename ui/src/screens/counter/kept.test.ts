// The plan stands there at once where it is opened again.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { press, SlowHouse, turns } from '../../../tests/slow';
import { session } from '../../state';
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

const seats = (): number => document.querySelectorAll('.hall-drawing [data-seat]').length;
const states = (): string[] => [
  ...new Set([...document.querySelectorAll('.seat')].map((seat) => seat.classList[1] ?? '')),
];
async function toggles(): Promise<void> {
  press('w');
  await turns();
}

it('as it was read last, until it is read anew', async () => {
  house.holds('performance_plan');
  await toggles();
  expect(seats()).toBe(0);
  await house.answers('performance_plan');
  expect([seats(), states()]).toEqual([40, ['free']]);
  await toggles();
  expect(seats()).toBe(0);
  house.holds('performance_plan');
  house.makes.set('performance_plan', (plan) => ({
    ...plan,
    seats: (plan as { seats: object[] }).seats.map((seat) => ({ ...seat, state: 'sold' })),
  }));
  await toggles();
  expect([seats(), states(), house.asked('performance_plan').length]).toEqual([40, ['free'], 2]);
  await house.answers('performance_plan');
  expect([seats(), states()]).toEqual([40, ['sold']]);
});

it('never for whoever signed in since: it names who sits there', async () => {
  await toggles();
  await toggles();
  session.operator = { id: 2, name: 'Karim', role: 'cashier', initials: 'K' };
  house.holds('performance_plan');
  await toggles();
  expect(seats()).toBe(0);
});

it('never where the house says that it cannot be read', async () => {
  await toggles();
  await toggles();
  house.holds('performance_plan');
  await toggles();
  await house.refuses('unreachable', 'performance_plan');
  expect([seats(), document.querySelector('[role="alert"]') === null]).toEqual([0, false]);
});
