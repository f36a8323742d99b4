// A list that comes page by page, on a core that answers when the test says so.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api';
import { keys } from '../components';
import { READ_MS } from '../components/keys.svelte';
import { Paged, TYPING_MS, type Page } from './paged.svelte';
import { session } from './session.svelte';

type Question = { readonly words: string };
type Row = { readonly id: number };
type Asked = {
  readonly question: Question;
  readonly after: string | null;
  readonly limit: number;
  readonly answer: (page: Page<Row>) => Promise<void>;
  readonly refuse: (error: ApiError) => Promise<void>;
};

let asked: Asked[] = [];

class List extends Paged<Question, Row> {
  constructor() {
    super({ words: '' }, { page: 3, most: 5 });
  }
  protected async fetch(question: Question, after: string | null, limit: number): Promise<Page<Row>> {
    return new Promise((resolve, reject) => {
      const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
      asked.push({
        question,
        after,
        limit,
        answer: (page) => (resolve(page), settled()),
        refuse: (error) => (reject(error), settled()),
      });
    });
  }
  protected idOf(row: Row): number {
    return row.id;
  }
}

const page = (ids: readonly number[], next: string | null = null): Page<Row> => ({
  rows: ids.map((id) => ({ id })),
  next,
});
const ids = (list: List): number[] => list.rows.map(({ id }) => id);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  session.locked = false;
});
afterEach(() => {
  vi.useRealTimers();
  session.operator = null;
  session.locked = false;
});

describe('a list that comes page by page', () => {
  it('is loading and fresh until the first answer, and selects its first row', async () => {
    const list = new List();
    const seen: (number | null)[] = [];
    list.onselect = (id) => seen.push(id);
    void list.restart();
    expect([list.loading, list.fresh, list.rows]).toEqual([true, true, []]);
    await asked[0]?.answer(page([4, 5, 6], 'b'));
    expect([list.loading, list.fresh, ids(list), list.selectedId]).toEqual([false, false, [4, 5, 6], 4]);
    expect(seen).toEqual([4]);
  });

  it('drops an answer that comes after a later question', async () => {
    const list = new List();
    list.ask({ words: 'a' });
    list.ask({ words: 'ab' });
    await asked[1]?.answer(page([2]));
    await asked[0]?.answer(page([1]));
    expect(ids(list)).toEqual([2]);
    expect(list.loading).toBe(false);
  });

  it('asks once for what is typed in one go', async () => {
    const list = new List();
    list.type({ words: 'd' });
    await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
    list.type({ words: 'du' });
    await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map(({ question }) => question.words)).toEqual(['du']);
  });

  it('adds the next page to the rows, once, however often it is asked for', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1, 2, 3], 'b'));
    void list.more();
    void list.more();
    expect(asked).toHaveLength(2);
    await asked[1]?.answer(page([4, 5, 6]));
    expect([asked[1]?.after, ids(list), list.next]).toEqual(['b', [1, 2, 3, 4, 5, 6], null]);
    await list.more();
    expect(asked).toHaveLength(2);
  });

  it('goes on when a page ends short, for what is missing', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1], 'b'));
    expect([asked[1]?.after, asked[1]?.limit, list.loading]).toEqual(['b', 2, true]);
    await asked[1]?.answer(page([2, 3], 'c'));
    expect([ids(list), list.next, list.loading, asked.length]).toEqual([[1, 2, 3], 'c', false, 2]);
  });

  it('reads all its rows again in place, and selects what took the place of one that is gone', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1, 2, 3], 'b'));
    void list.more();
    await asked[1]?.answer(page([4]));
    list.select(2);
    void list.refresh();
    // Four rows are two pages, of which an answer holds five.
    expect([asked[2]?.after, asked[2]?.limit]).toEqual([null, 5]);
    await asked[2]?.answer(page([1, 3, 4]));
    expect(list.selectedId).toBe(3);
  });

  it('selects in the place of one that is gone what no key means yet, unless a hand selects it', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1, 2, 3]));
    expect(keys.isSeen).toBe(true);
    list.select(2);
    void list.refresh();
    await asked[1]?.answer(page([1, 3]));
    expect([list.selectedId, keys.isSeen]).toEqual([3, false]);
    await vi.advanceTimersByTimeAsync(READ_MS);
    expect(keys.isSeen).toBe(true);
    void list.refresh();
    await asked[2]?.answer(page([1]));
    expect([list.selectedId, keys.isSeen]).toEqual([1, false]);
    list.select(1);
    expect(keys.isSeen).toBe(true);
  });

  it('keeps what is shown on a person’s word, whatever page it is on', async () => {
    const list = new List();
    void list.restart();
    list.hold(77);
    await asked[0]?.answer(page([1, 2, 3], 'b'));
    expect(list.selectedId).toBe(77);
    void list.refresh();
    await asked[1]?.answer(page([1, 2, 3], 'b'));
    expect(list.selectedId).toBe(77);
    // Another question is another list: its first row is shown.
    list.ask({ words: 'dupont' });
    await asked[2]?.answer(page([5, 6]));
    expect(list.selectedId).toBe(5);
  });

  it('reads on to as many rows as are wished, in the largest pages', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1, 2, 3], 'b'));
    void list.readOn(10);
    expect(asked[1]?.limit).toBe(5);
    await asked[1]?.answer(page([4, 5, 6, 7, 8], 'c'));
    expect(asked[2]?.limit).toBe(2);
    await asked[2]?.answer(page([9, 10], 'd'));
    expect([list.rows.length, asked.length]).toEqual([10, 3]);
  });

  it('keeps its rows when the core refuses, and says why until it answers', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1]));
    void list.refresh();
    await asked[1]?.refuse(new ApiError('disk_failed'));
    expect([ids(list), list.error?.code, list.loading]).toEqual([[1], 'disk_failed', false]);
    void list.refresh();
    await asked[2]?.answer(page([1]));
    expect(list.error).toBeNull();
  });

  it('brings the lock up when the session has ended', async () => {
    session.operator = { id: 1, name: 'Léa', role: 'agent' } as NonNullable<typeof session.operator>;
    const list = new List();
    void list.restart();
    await asked[0]?.refuse(new ApiError('session_expired'));
    expect(session.locked).toBe(true);
  });

  describe('what is selected', () => {
    async function listed(shown: readonly number[], next: string | null, selected: number): Promise<List> {
      const list = new List();
      void list.restart();
      await asked[0]?.answer(page(shown, next));
      list.select(selected);
      return list;
    }

    it('stays while a form is about it, and gives way to what took its place once that is closed', async () => {
      const list = await listed([1, 2, 3], null, 2);
      const close = keys.push({ actions: () => [], exclusive: true });
      void list.refresh();
      await asked[1]?.answer(page([1, 3]));
      void list.refresh();
      await asked[2]?.answer(page([1, 3]));
      expect(list.selectedId).toBe(2);
      close();
      void list.refresh();
      await asked[3]?.answer(page([1, 3]));
      expect(list.selectedId).toBe(3);
    });

    it('stays where it lay past the rows that are read again', async () => {
      const list = await listed([1, 2, 3], 'a', 1);
      void list.more();
      await asked[1]?.answer(page([4, 5, 6], 'b'));
      list.select(6);
      void list.refresh();
      await asked[2]?.answer(page([1, 2, 3, 4, 5], 'c'));
      expect(list.selectedId).toBe(6);
      void list.more();
      await asked[3]?.answer(page([6, 7, 8]));
      expect([list.selectedId, list.selected?.id]).toEqual([6, 6]);
    });
  });

  it('has no answer to what is typed, whatever comes of the question before', async () => {
    const list = new List();
    void list.restart();
    await asked[0]?.answer(page([1]));
    void list.refresh();
    list.type({ words: 'el' });
    await asked[1]?.answer(page([2]));
    expect([list.asks, ids(list)]).toEqual([true, [1]]);
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    await asked[2]?.answer(page([3]));
    expect([list.asks, ids(list)]).toEqual([false, [3]]);
  });
});
