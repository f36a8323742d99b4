// What verifying found is said with since when: the last signature that holds, and the first that does not.
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Verification } from '../../api';
import { JournalList } from './journal.svelte';
import Verdict from './Verdict.svelte';

const right: Verification = {
  rows: 1240,
  transfers: 3100,
  overdue: 0,
  ok: true,
  first_bad_seq: null,
  what: null,
  detail: null,
  signatures: 31,
  holds: { row: 1200, counter: 'Guichet 2', at_ms: Date.UTC(2020, 5, 12, 18, 41) },
  breaks: null,
  unsigned_from: null,
  indexes: 'not_asked',
};

function said(verdict: Verification): string {
  const journal = new JournalList();
  journal.verdict = verdict;
  render(Verdict, { journal });
  const box = screen.getByRole(verdict.ok ? 'status' : 'alert');
  return (box.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

describe('the verdict', () => {
  it('says until where the journal is signed', () => {
    expect(said(right)).toMatch(/Intact jusqu’à la ligne 1 200, signée par Guichet 2 le 12\/06\/2020/);
  });

  it('says since when the books were rewritten', () => {
    const breaks = { row: 1300, counter: 'Guichet 1', at_ms: Date.UTC(2020, 5, 12, 18, 55) };
    const text = said({ ...right, ok: false, first_bad_seq: 1201, what: 'rewritten', breaks });
    expect(text).toContain('Les livres ont été réécrits depuis la ligne 1 201.');
    expect(text).toContain('Intact jusqu’à la ligne 1 200, signée par Guichet 2');
    expect(text).toMatch(/La signature de la ligne 1 300 par Guichet 1, le .*, ne tient plus\./);
  });

  it('says that no signature holds', () => {
    const breaks = { row: 2, counter: 'Guichet 1', at_ms: 0 };
    expect(said({ ...right, ok: false, first_bad_seq: 1, what: 'rewritten', holds: null, breaks })).toContain(
      'Aucune signature ne tient.',
    );
  });

  it('says that nothing is signed from a row on', () => {
    expect(said({ ...right, unsigned_from: 1201 })).toContain('Rien n’est signé depuis la ligne 1 201');
  });

  it('says that a server could not look at its indexes', () => {
    expect(said({ ...right, indexes: 'not_possible' })).toContain('extension amcheck');
  });
});
