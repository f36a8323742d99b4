import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, call, followConnection, onChanged, prepare, toApiError, waitingCommands, type LineState } from '.';
import { mintId } from './ids';
import { tauriTransport, useTransport } from './transport';

afterEach(() => useTransport(tauriTransport));
const answering = (send: (id: string, name: string) => unknown): void =>
  useTransport({
    send: async (id, name) => send(id, name),
    onChanged: () => () => {},
    onConnection: () => () => {},
    onFiles: () => () => {},
    onClosing: () => () => {},
  });

describe('command ids', () => {
  it('are UUIDs of version 7 that carry the time they were minted at', () => {
    const id = mintId(Date.parse('2020-06-07T17:30:00Z'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Date.parse('2020-06-07T17:30:00Z'));
  });
  it('sort by when they were minted', () => {
    expect(mintId(1_000) < mintId(2_000)).toBe(true);
  });
  it('stay the same when a command is sent again, and differ for another press', async () => {
    const ids: string[] = [];
    answering((id) => ids.push(id));
    const command = prepare('badges', {});
    await command.send();
    await command.send();
    await call('badges', {});
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});

describe('errors', () => {
  it('keep the code and the facts of the core', async () => {
    answering(() => Promise.reject({ code: 'stale', args: { operator: 'Léa Martin' } }));
    await expect(call('badges', {})).rejects.toMatchObject({ code: 'stale', args: { operator: 'Léa Martin' } });
  });
  it('say unreachable when the answer is not ours', () => {
    expect(toApiError('the ipc broke').code).toBe('unreachable');
    expect(toApiError(new ApiError('not_found')).code).toBe('not_found');
  });
});

describe('a dead line', () => {
  const lost = {
    lost_since_ms: 1_000,
    why: null,
    cuts: 1,
    revoked_at_ms: null,
    waiting: false,
    elsewhere: false,
    schema: null,
    held: null,
  };
  const found = { ...lost, lost_since_ms: null };

  it('keeps a command until the house answers, then sends it once more under the same id', async () => {
    let tell: (state: typeof found | typeof lost) => void = () => {};
    let dead = true;
    const ids: string[] = [];
    useTransport({
      send: async (id, name) => {
        if (name === 'shell_line') return found;
        ids.push(id);
        if (dead) throw new ApiError('database_unreachable');
        return { id: 1 };
      },
      onChanged: () => () => {},
      onFiles: () => () => {},
      onClosing: () => () => {},
      onConnection: (callback) => {
        tell = callback;
        return () => {};
      },
    });
    const stop = followConnection();
    const answer = call('reprise_accept', { id: 1, version: 1 });
    await vi.waitFor(() => expect(ids).toHaveLength(1));
    tell(lost);
    await vi.waitFor(() => expect(waitingCommands()).toBe(1));
    dead = false;
    tell(found);
    await expect(answer).resolves.toEqual({ id: 1 });
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(waitingCommands()).toBe(0);
    stop();
  });

  it('leaves a command in doubt that is refused for the lock once the house answers: it may have been done before', async () => {
    let tell: (state: typeof found | typeof lost) => void = () => {};
    const answers: (ApiError | null)[] = [new ApiError('database_unreachable'), new ApiError('not_signed_in'), null];
    useTransport({
      ...tauriTransport,
      send: async (_, name) => {
        if (name === 'shell_line') return Promise.resolve(lost);
        const answer = answers.shift();
        return answer ? Promise.reject(answer) : Promise.resolve({});
      },
      onConnection: (callback) => {
        tell = callback;
        return () => {};
      },
    });
    const stop = followConnection();
    await Promise.resolve();
    const command = prepare('reprise_accept', { id: 1, version: 1 });
    expect(command.inDoubt).toBe(false);
    const refused = expect(command.send()).rejects.toMatchObject({ code: 'not_signed_in' });
    await vi.waitFor(() => expect(waitingCommands()).toBe(1));
    tell(found);
    await refused;
    expect(command.inDoubt).toBe(true);
    await command.send();
    expect(command.inDoubt).toBe(false);
    stop();
  });

  it('is said at once where nothing is open yet', async () => {
    answering(() => Promise.reject({ code: 'database_unreachable', args: {} }));
    await expect(call('app_state', {})).rejects.toMatchObject({ code: 'database_unreachable' });
  });
});

describe('a house that somebody else has', () => {
  const free: LineState = {
    lost_since_ms: null,
    why: null,
    cuts: 0,
    revoked_at_ms: null,
    waiting: false,
    elsewhere: false,
    schema: null,
    held: null,
  };
  const held: LineState = { ...free, held: { by: 'counter', name: 'Guichet 2', since_ms: 1_000 } };

  /** A core that refuses until the house is free; its commands, and what tells of the house. */
  function kept(by: LineState): { ids: string[]; tell: (state: LineState) => void } {
    const made = { ids: [] as string[], tell: (_state: LineState): void => {} };
    let now = by;
    useTransport({
      ...tauriTransport,
      send: async (id, name) => {
        if (name === 'shell_line') return now;
        made.ids.push(id);
        if (now.held) throw new ApiError('house_held', { counter: 'Guichet 2' });
        return { id: 1 };
      },
      onChanged: () => () => {},
      onConnection: (callback) => {
        made.tell = (state) => {
          now = state;
          callback(state);
        };
        return () => {};
      },
    });
    return made;
  }

  it('keeps a command until it is let go, then sends it once more under the same id', async () => {
    const core = kept(held);
    const stop = followConnection();
    const answer = call('reprise_accept', { id: 1, version: 1 });
    await vi.waitFor(() => expect(waitingCommands()).toBe(1));
    core.tell(free);
    await expect(answer).resolves.toEqual({ id: 1 });
    expect(core.ids).toHaveLength(2);
    expect([core.ids[0] === core.ids[1], waitingCommands()]).toEqual([true, 0]);
    stop();
  });

  it('is said at once where nobody is known to have it', async () => {
    answering(() => Promise.reject({ code: 'house_held', args: { counter: 'Guichet 2' } }));
    await expect(call('reprise_accept', { id: 1, version: 1 })).rejects.toMatchObject({ code: 'house_held' });
  });
});

describe('changes', () => {
  it('reach those who listen to what a command changed, once, and nobody else', async () => {
    vi.useFakeTimers();
    answering(() => ({}));
    const [reprises, policies] = [vi.fn(), vi.fn()];
    const stops = [onChanged(['reprises', 'credits'], reprises), onChanged(['policies'], policies)];
    await call('reprise_accept', { id: 1, version: 1 });
    await vi.advanceTimersByTimeAsync(200);
    expect(reprises).toHaveBeenCalledTimes(1);
    expect(policies).not.toHaveBeenCalled();
    stops.forEach((stop) => stop());
    await call('reprise_accept', { id: 1, version: 1 });
    await vi.advanceTimersByTimeAsync(200);
    expect(reprises).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
