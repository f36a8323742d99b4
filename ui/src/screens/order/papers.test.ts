// Papers as a list of an order says them: in the number of the tickets that left together.
import { expect, it } from 'vitest';
import type { OrderFilePlace, OrderPaper } from '../../api';
import { t } from '../../i18n';
import { groupPapers, paperName, paperWay, ticketOf } from './words';

const paper = (seat: string, more: object = {}): OrderPaper =>
  ({
    ...{
      kind: 'ticket',
      way: 'printer',
      state: 'out',
      duplicata: 0,
      at_ms: 1,
      operator: 'Karim',
      counter: 'Guichet 1',
    },
    ...{ row: 'A', seat, unplaced: false },
    ...more,
  }) as unknown as OrderPaper;
const said = (...papers: OrderPaper[]): string[] =>
  groupPapers(papers).map((group) => `${paperName(group)}, ${paperWay(group)}`.replace(/[\u00a0\u202f]/g, ' '));

it('several are printed, asked about and lost in the plural, one in the singular', () => {
  expect(said(paper('2'), paper('4'))).toEqual(['Billets A 2, A 4, imprimés']);
  expect(said(paper('2'))).toEqual(['Billet A 2, imprimé']);
  expect(said(paper('2', { state: 'sent' }), paper('4', { state: 'sent' }))).toEqual(['Billets A 2, A 4, sortis ?']);
  expect(said(paper('2', { state: 'lost' }), paper('4', { state: 'lost' }))).toEqual(['Billets A 2, A 4, perdus']);
});

it('a ticket that another system gave is not said to be none', () => {
  const place = (copies: number): OrderFilePlace =>
    ({ ticket_number: null, copies, copy: null }) as unknown as OrderFilePlace;
  expect(ticketOf(place(1)).replace(/\u00a0/g, ' ')).toBe('Billet émis ailleurs · 1 exemplaire');
  expect(ticketOf(place(0))).toBe('Sans billet');
});

it('four tickets are to be printed again, and several requests accepted', () => {
  const plain = (id: string, n: number): string => t(id, { n }).replace(/\u00a0/g, ' ');
  expect([plain('counter-kept', 1), plain('counter-kept', 4)]).toEqual([
    'Billet à réimprimer',
    '4 billets à réimprimer',
  ]);
  expect([plain('queue-if-accepted', 1), plain('queue-if-accepted', 5)]).toEqual([
    'Si la demande est acceptée',
    'Si les demandes sont acceptées',
  ]);
});
