import { describe, expect, it } from 'vitest';
import type { RepriseState, Role } from '../../api';
import { can, type Permitted } from './permitted';

const may = (state: RepriseState, role: Role, proposer: number | null = null): Permitted =>
  can({ row: { state }, proposed_by: proposer === null ? null : { id: proposer, name: 'x' } }, { id: 1, role });

describe('what the file offers', () => {
  it('lets an agent decide what is asked', () => {
    expect(may('requested', 'agent')).toMatchObject({
      accept: true,
      refuse: true,
      hold: true,
      pass: true,
      reverse: false,
    });
  });
  it('lets an agent only read what waits for a signature', () => {
    expect(may('awaiting_supervisor', 'agent', 7)).toMatchObject({ accept: false, refuse: false, why: 'supervisor' });
  });
  it('lets another supervisor sign, never the proposer', () => {
    expect(may('awaiting_supervisor', 'supervisor', 7)).toMatchObject({ accept: true, sign: true, why: null });
    expect(may('awaiting_supervisor', 'supervisor', 1)).toMatchObject({ accept: false, why: 'proposer' });
  });
  it('lets only a supervisor reverse what was accepted', () => {
    expect(may('accepted', 'supervisor').reverse).toBe(true);
    expect(may('accepted', 'agent').reverse).toBe(false);
  });
  it('offers nothing on what is over', () => {
    for (const state of ['refused', 'withdrawn', 'duplicate', 'moot', 'reversed'] as const) {
      expect(Object.values(may(state, 'supervisor')).some((value) => value === true)).toBe(false);
    }
  });
});
