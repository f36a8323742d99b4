// Who is served is who was named, however slow the house is.
import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { press, SlowHouse, stops, turns } from '../../../tests/slow';
import { session } from '../../state';
import { currentSale } from './current.svelte';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
});
afterEach(async () => await house.close());

const box = (): HTMLElement => screen.getByRole('searchbox', { name: 'Chercher un client' });
async function types(text: string): Promise<void> {
  await fireEvent.input(box(), { target: { value: text } });
  await turns();
}

it('Enter behind letters whose answer is on its way means who they name, and not who stands there', async () => {
  await types('g');
  house.holds('customer_search');
  await types('du');
  await fireEvent.keyDown(box(), { key: 'Enter' });
  await turns();
  expect(currentSale().serving.customer).toBeNull();
  await house.answers('customer_search');
  expect(currentSale().customer?.id).toBe(2);
});

it('stands on what was sold, whoever is served before the answer', async () => {
  await currentSale().serve(1);
  press('p', ...'A 12', 'Enter');
  await turns();
  press('Escape');
  await stops();
  house.holds('sale_make');
  press('F8');
  await turns();
  void currentSale().serve(null);
  await turns();
  await house.answers('sale_make');
  expect(currentSale().receipt?.customer?.id).toBe(1);
});

it('is read again once the lock is opened: behind it nothing was heard', async () => {
  await currentSale().serve(1);
  const before = house.asked('customer_sheet').length;
  session.locked = true;
  await turns();
  session.locked = false;
  await turns();
  expect(house.asked('customer_sheet').length).toBe(before + 1);
});
