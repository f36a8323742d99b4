import { describe, expect, it } from 'vitest';
import { Burst, HOLD_MS, QUICK_MS, readings, SUFFIX_MS, TOGETHER_MS } from './burst';

/** Letters at one pace, beginning at 1,000 ms. */
function typed(text: string, everyMs: number): { burst: Burst; lastMs: number } {
  const burst = new Burst();
  [...text].forEach((key, at) => burst.letter(key, 1_000 + at * everyMs));
  return { burst, lastMs: 1_000 + (text.length - 1) * everyMs };
}

describe('a burst', () => {
  it('is a scan from eight letters on, at most 35 ms apart', () => {
    expect(typed('223qn687', 8).burst.isScan).toBe(true);
    expect(typed('223qn687', TOGETHER_MS).burst.isScan).toBe(true);
    expect(typed('223qn68', TOGETHER_MS).burst.isScan).toBe(false);
    expect(typed('223qn687kaz3', TOGETHER_MS + 1).burst.isScan).toBe(false);
  });
  it('is a scan from three letters on where they are 15 ms apart at most', () => {
    expect(typed('671083', 8).burst.isScan).toBe(true);
    expect(typed('abc', QUICK_MS).burst.isScan).toBe(true);
    expect(typed('abc', QUICK_MS + 1).burst.isScan).toBe(false);
    expect(typed('ab', 1).burst.isScan).toBe(false);
  });
  it('is none of a hand’s, whatever it types quickly in a field', () => {
    // About 45 ms a key, as nobody does for long: now a little sooner, now a little later.
    const PATH = '/home/karim/Exports/places-saison-2020.csv';
    for (const [sooner, later] of [
      [36, 54],
      [38, 60],
      [45, 45],
    ] as const) {
      const burst = new Burst();
      let atMs = 1_000;
      [...PATH].forEach((key, at) => {
        atMs += at % 2 === 0 ? sooner : later;
        burst.letter(key, atMs);
        expect(burst.isScan).toBe(false);
      });
      expect(burst.ends(atMs + 45)).toBe(false);
    }
  });
  it('is none where two keys of a hand roll over each other now and then', () => {
    const burst = new Burst();
    let atMs = 1_000;
    [...'/home/karim/places.csv'].forEach((key, at) => {
      atMs += at % 4 === 3 ? 80 : 20;
      burst.letter(key, atMs);
    });
    expect(burst.isScan).toBe(false);
  });
  it('goes on after a pause of the reader, once it is known to be one', () => {
    const { burst, lastMs } = typed('223qn687', 8);
    expect(burst.letter('k', lastMs + HOLD_MS)).toBe(9);
    expect(burst.letter('a', lastMs + 2 * HOLD_MS + 1)).toBe(1);
    const short = typed('223qn68', 8);
    expect(short.burst.letter('7', short.lastMs + TOGETHER_MS + 1)).toBe(1);
  });
  it('ends with Enter or Tab, which is no key of a person’s', () => {
    const { burst, lastMs } = typed('223qn687', 8);
    expect(burst.ends(lastMs + 8)).toBe(true);
    expect(burst.ends(lastMs + SUFFIX_MS + 1)).toBe(false);
    expect(burst.take(lastMs + 60)).toBe('223qn687');
    expect(burst.ends(lastMs + 60 + SUFFIX_MS)).toBe(true);
    expect(burst.ends(lastMs + 61 + SUFFIX_MS)).toBe(false);
  });
  it('of fewer letters at the pace of a hand leaves Enter to the person', () => {
    const { burst, lastMs } = typed('dupont', QUICK_MS + 5);
    expect(burst.ends(lastMs + 8)).toBe(false);
  });
});

describe('what is read', () => {
  it('is itself where nothing else can be meant', () => {
    expect(readings('223')).toEqual(['223']);
  });
  it('has figures where a French keyboard has their signs', () => {
    expect(readings('éé"qn-_è')).toContain('223qn687');
    expect(readings('à&é"\'(-è_ç')).toContain('0123456789');
  });
  it('is read as by a reader set to a US keyboard on a French desk', () => {
    expect(readings('éé"an-_èkqw"ubeyf(fwtfçj')).toContain('223qn687kaz3ubeyf5fztf9j');
    expect(readings(',qzs')).toContain('maws');
    expect(readings('QV)àààà&é')).toContain('AV-000012');
  });
});
