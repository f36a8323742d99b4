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
