// A person is erased once nothing stands in the way, or once it was given up in writing.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErasureQuote } from '../../../api';
import { Erasing } from './erasing.svelte';

const free: ErasureQuote = {
  number: 12,
  version: 3,
  credit_cents: 0,
  lots: 0,
  requests: 0,
  refunds: 0,
  coming: 0,
  commands: 8,
  mails: 2,
  notes: 1,
  orders: 2,
  fiscal_until_ms: null,
  backups: [5, 4, 3, 2, 1].map((day) => ({ name: `${day}.sqlite`, made_at_ms: day, until_ms: day + 30 })),
  second: [],
  second_unread: '',
  server_backups: false,
};

let erasing: Erasing;

beforeEach(() => {
  vi.restoreAllMocks();
  erasing = new Erasing(7);
});

describe('a person who is to be erased', () => {
  it('is not erased before it is known what goes', () => {
    expect(erasing.args).toBeNull();
  });
  it('is erased as they are shown', () => {
    erasing.reading.took(free);
    expect(erasing.args).toEqual({ id: 7, version: 3, expected_cents: 0, given_up: null });
  });
  it('waits for a writing while credit lives', () => {
    erasing.reading.took({ ...free, credit_cents: 1500, lots: 1 });
    expect(erasing.held && erasing.args === null).toBe(true);
    erasing.writing = ' Courrier du 28 mai ';
    expect(erasing.args).toEqual({ id: 7, version: 3, expected_cents: 1500, given_up: 'Courrier du 28 mai' });
  });
  it('has the writing of whoever gave it up on the site', () => {
    const closing = new Erasing(7, 'Fermeture demandée sur le site');
    closing.reading.took({ ...free, credit_cents: 1500, lots: 1 });
    expect(closing.args?.given_up).toBe('Fermeture demandée sur le site');
  });
  it('waits for a writing while a request is open', () => {
    erasing.reading.took({ ...free, requests: 1 });
    expect(erasing.args).toBeNull();
  });
  it('waits for a card refund to be settled, whatever was given up', () => {
    erasing.reading.took({ ...free, refunds: 1, credit_cents: 1500, lots: 1 });
    erasing.writing = 'Courrier du 28 mai';
    expect(erasing.args).toBeNull();
  });
  it('names the newest backups and counts the others', () => {
    erasing.reading.took(free);
    expect(erasing.backups.map((kept) => kept.name)).toEqual(['5.sqlite', '4.sqlite', '3.sqlite']);
    expect(erasing.more).toBe(2);
  });
  it('stays in the second folder as long as the last backup there', () => {
    erasing.reading.took(free);
    expect(erasing.secondUntil).toBeNull();
    erasing.reading.took({ ...free, second: free.backups.slice(0, 2) });
    expect(erasing.secondUntil).toBe(35);
  });
});
