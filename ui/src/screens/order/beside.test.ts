// Beside the places of an order: an order that is not paid says why no money is taken for it.
import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { Allowed, OrderFile } from '../../api';
import Beside from './Beside.svelte';

const yes: Allowed = { may: true, why: null, args: {} };
const no: Allowed = { may: false, why: 'order_not_unpaid', args: { state: 'seatless' } };

function said(due_cents: number, take_payment: Allowed): string {
  const lists = { payments: [], returns: [], papers: [], notes: [] };
  const file = { id: 1, ...lists, due_cents, may: { attach_customer: yes, take_payment } };
  const { container, unmount } = render(Beside, { file: file as unknown as OrderFile, money: null });
  const text = container.textContent;
  unmount();
  return text;
}

it('says why money that is due is not taken', () => {
  expect(said(4_200, no)).toMatch(/vendu ici à quelqu’un d’autre.*refaites l’import/);
});

it('says nothing more where it is taken, or nothing is due', () => {
  expect(said(4_200, yes)).not.toMatch(/import/);
  expect(said(0, { ...no, args: { state: 'issued' } })).not.toMatch(/encaisser/);
});
