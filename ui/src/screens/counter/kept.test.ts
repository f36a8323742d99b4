// The plan stands there at once where it is opened again.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { press, SlowHouse, turns } from '../../../tests/slow';
import { keys } from '../../components';
import { session } from '../../state';
import { kept, readHall } from './kept.svelte';
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

it('and is asked for while the key that opens it waits to be told from a scan', async () => {
  keys.expects('W');
  await turns();
  expect([seats(), house.asked('performance_plan').length]).toEqual([0, 1]);
  house.holds('performance_plan');
  await toggles();
  expect(seats()).toBe(40);
  await toggles();
  keys.expects('W');
  await turns();
  expect(house.asked('performance_plan')).toHaveLength(2);
});

it('never as an earlier look found it, whichever is answered last', async () => {
  house.holds('performance_plan');
  const first = readHall(1);
  const second = readHall(1);
  house.makes.set('performance_plan', (plan) => ({ ...plan, svg: `at ${house.asked('performance_plan').length}` }));
  await house.answersOne('performance_plan');
  expect([kept(1), (await first).svg]).toEqual([null, 'at 2']);
  await house.answers('performance_plan');
  expect(kept(1)).toBe(await second);
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
