// Rows of the journal in words, those that this version does not know among them.
import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../api';
import { language } from '../../i18n';
import { deed, giver } from './deed';

function row(action: JournalRow['action'], args: JournalRow['args'] = {}): JournalRow {
  return {
    seq: 1,
    at_ms: 0,
    operator: 'Léa',
    counter: 'Guichet 1',
    action,
    args,
    customer_id: null,
    customer_name: 'DUPONT Marie',
    order_number: '',
    note: null,
  };
}

describe('a row of the journal', () => {
  it('is a sentence', () => {
    expect(deed(row('customer.created'))).toContain('DUPONT Marie');
  });
  it('speaks of credit only where a sale was paid with some', () => {
    language.locale = 'fr';
    const made = { show: 'FIGARO', seats: 'A 12', total_cents: 2500 };
    expect(deed(row('sale.made', { ...made, credit_cents: 0 }))).toMatch(/total 25,00\s€\.$/);
    expect(deed(row('sale.made', { ...made, credit_cents: 500 }))).toMatch(
      /total 25,00\s€, dont 5,00\s€ de solde client\.$/,
    );
    expect(deed(row('order.paid', { total_cents: 2500, credit_cents: 0 }))).toMatch(/25,00\s€\.$/);
  });
  it('says how many seats out of sale went with a hall, and which', () => {
    language.locale = 'fr';
    const changed = { hall: 'Studio', added: 0, changed: 0, removed: 2, withdrawn: 0 };
    expect(deed(row('hall.changed', changed))).toMatch(/0 mis hors vente\.$/);
    expect(deed(row('hall.changed', { ...changed, outs: 2, out_seats: 'A 10, A 11' }))).toMatch(
      /\. 2 mises hors vente levées\s: A 10, A 11\.$/,
    );
    // Free seating has no names.
    expect(deed(row('import.applied', { source: 'pretix', outs: 1, out_seats: '' }))).toMatch(
      /\. 1 mise hors vente levée\.$/,
    );
  });
  it('names the fields that changed', () => {
    expect(deed(row('house.changed', { fields: 'siret' }))).toContain('SIRET');
  });
  it('says who did it: an operator, a customer on the site, or the program', () => {
    language.locale = 'fr';
    expect(giver(row('customer.changed'))).toBe('Léa');
    expect(giver({ ...row('customer.changed', { giver: 'customer' }), operator: '' })).toBe('le client, sur le site');
    expect(giver({ ...row('customer.changed'), operator: '' })).toBe('le programme');
  });
  it('says in both languages that this version does not know what was done', () => {
    language.locale = 'fr';
    expect(deed(row({ unknown: 'weather.changed' }))).toMatch(/^Action inconnue de cette version\s: weather\.changed/);
    language.locale = 'en';
    expect(deed(row({ unknown: 'weather.changed' }))).toMatch(/^Action unknown to this version: weather\.changed/);
  });
});
