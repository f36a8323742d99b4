// The money of an order reads line by line, and the last line is their sum.
import { describe, expect, it } from 'vitest';
import type { OrderPayment, OrderReturn } from '../../api';
import { held, moneyLines } from './money';

const payment = (over: Partial<OrderPayment>): OrderPayment => ({
  at_ms: 1,
  tender: 'cash',
  amount_cents: 5000,
  change_cents: 0,
  card_last4: '',
  lot: null,
  amendment: null,
  from_order: null,
  ...over,
});
const back = (over: Partial<OrderReturn>): OrderReturn => ({
  at_ms: 2,
  tender: 'cash',
  way: 'hand',
  amount_cents: 2500,
  number: 'AN-000001',
  to_order: null,
  lot: null,
  unsettled: false,
  ...over,
});
const read = (payments: OrderPayment[], returns: OrderReturn[]): (string | number)[][] =>
  moneyLines({ payments, returns }).map(({ what, cents }) => [what, cents]);

describe('the money of an order', () => {
  it('takes back what was corrected before it is typed anew, and holds the same', () => {
    const payments = [payment({}), payment({ at_ms: 2, tender: 'card', amendment: 'AN-000001' })];
    const returns = [back({ way: 'corrected', amount_cents: 5000 })];
    expect(read(payments, returns)).toEqual([
      ['Espèces', 5000],
      ['Repris pour correction', -5000],
      ['Carte bancaire', 5000],
    ]);
    expect(held(moneyLines({ payments, returns }))).toBe(5000);
  });
  it('says what an exchange carried over on both orders, with what it was paid with', () => {
    const over = back({ way: 'carried', tender: 'card', amount_cents: 1200, to_order: '671130' });
    expect(read([payment({})], [over, back({ amount_cents: 3800 })])).toEqual([
      ['Espèces', 5000],
      ['Reporté sur la commande 671130', -1200],
      ['Rendu en espèces', -3800],
    ]);
    const [came] = moneyLines({
      payments: [payment({ tender: 'card', amount_cents: 1200, amendment: 'AN-000001', from_order: '671129' })],
      returns: [],
    });
    expect([came?.what, came?.detail.split(' · ')[0]]).toEqual(['Reporté de la commande 671129', 'Carte bancaire']);
  });
  it('names a place that was taken back, and a refund that nobody verified', () => {
    const lines = moneyLines({
      payments: [payment({})],
      returns: [
        back({ way: null, tender: null, number: 'R-000001' }),
        back({ way: 'terminal', tender: 'card', unsettled: true }),
      ],
    });
    expect(lines.map(({ what, unsettled }) => [what, unsettled])).toEqual([
      ['Espèces', false],
      ['Place reprise, en avoir', false],
      ['Rendu sur la carte', true],
    ]);
    expect(held(lines)).toBe(0);
  });
});
