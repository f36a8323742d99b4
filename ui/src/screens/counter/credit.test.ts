// The credit of whoever is served is offered in sight, beside what is left to pay; how much of it is used is said above.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cursor, press, SlowHouse, stops, turns } from '../../../tests/slow';
import { currentSale } from './current.svelte';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
});
afterEach(async () => await house.close());

/** Where the switch stands: in the part of the basket that scrolls, or in the one that stays. */
const place = (): string[] =>
  [...document.querySelectorAll('.counter [role=switch][aria-keyshortcuts=C]')].map((at) =>
    at.closest('.foot') ? 'foot' : 'body',
  );

it('is one line that stays below what is left to pay until it is used, and C brings it there again', async () => {
  press('p', ...'A 12', 'Enter');
  await turns();
  press('Escape');
  await stops();
  expect(place()).toEqual([]);
  await currentSale().serve(1);
  await stops();
  expect(place()).toEqual(['foot']);
  press('c');
  expect([place(), cursor(), currentSale().useCredit]).toEqual([['body'], 'Montant du solde client utilisé', true]);
  await stops();
  press('Escape', 'c');
  await stops();
  expect([place(), currentSale().useCredit]).toEqual([['foot'], false]);
});
