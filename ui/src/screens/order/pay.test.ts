// The money of an unpaid order: the button says what is taken, or nothing while that is not known.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { OrderFile } from '../../api';
import Pay from './Pay.svelte';

it('names no amount on the button while one is typed that cannot be read', async () => {
  const file = { id: 1, number: '671090', customer_id: null, due_cents: 2500, balance_cents: 0, places: [{}] };
  render(Pay, { file: file as unknown as OrderFile, onclose: () => undefined, ondone: () => undefined });
  const button = await screen.findByRole('button', { name: /Encaisser/ });
  expect(button.textContent).toMatch(/25,00/);
  await fireEvent.input(screen.getByLabelText('Espèces reçues'), { target: { value: '3O' } });
  expect(button.textContent).not.toMatch(/€/);
});
