// A core made of nothing, for looking at screens in a plain browser. Never part of the shipped pages:
// main.ts asks for it only under import.meta.env.DEV. `?scenario=` empty, many, long, error, slow, lost, revoked, waiting, back,
// clock, owner.
import type {
  AcceptMany,
  AppState,
  Bucket,
  Commands,
  Decided,
  JournalRow,
  LeftOut,
  LostAct,
  NotAgain,
  Operator,
  RepriseList,
  RepriseRow,
  RepriseState,
} from '../bindings';
import { ApiError } from '../errors';
import type { Transport } from '../transport';
import { founding } from './founding';
import { importHandlers } from './imports';
import { channels, operators, shows } from './people';
import { seasonHandlers } from './season';
import { fileOf, makeRequests, matches, sorted } from './requests';
import { mailHandlers } from './mails';

type Handler = (args: never) => unknown;
const bucketOf: Partial<Record<RepriseState, Bucket>> = {
  requested: 'open',
  awaiting_supervisor: 'sign',
  held: 'held',
};
const HOUR_MS = 3_600_000;

const lost = (id: string, operator: string, order: string, left_out: NotAgain | null): LostAct => ({
  id,
  command: left_out === 'hangs' ? 'sale_void' : 'sale_make',
  operator,
  at_ms: Date.UTC(2026, 8, 25, 17, 42),
  told_order: order,
  amount_cents: 7_800,
  left_out,
});
const lostActs = [
  lost('a', 'Karim', '1042', null),
  lost('b', 'Léa', '1043', null),
  lost('c', 'Léa', '1044', null),
  lost('d', 'Léa', '1045', 'hangs'),
];
const goneBack = {
  seen_row: 1043,
  found_row: 1012,
  missing: 31,
  numbers: { order: 671_112, ticket: 1204, amendment: 12, reprise: 210, lot: 88, customer: 310 },
};

class MockHouse {
  operator: Operator | null;
  rows: RepriseRow[];
  undo = new Map<number, RepriseState>();

  constructor(
    readonly scenario: string,
    signedIn: number,
    readonly locale: 'fr' | 'en',
  ) {
    this.rows = makeRequests(scenario);
    this.operator = operators.find((operator) => operator.id === signedIn) ?? null;
  }

  appState(): AppState {
    return {
      house:
        this.scenario === 'first'
          ? null
          : { name: 'Théâtre de démonstration', demo: true, fresh: false, time_zone: 'Europe/Paris' },
      operator: this.operator,
      counter: 'Guichet 2',
      fingerprint: '3FA2-90BC',
      revoked_at_ms: this.scenario === 'revoked' ? Date.now() - 60_000 : null,
      waiting: this.scenario === 'waiting',
      elsewhere: this.scenario === 'elsewhere',
      engine: 'postgres',
      version: '0.1.0',
      mail_mode: 'folder',
      mail_folder: '/var/lib/contremarque/courriels',
      locale: this.locale,
      lock_after_minutes: 10,
      now_ms: Date.now(),
      backup_late: false,
      owner_login: this.scenario === 'owner',
      went_back: this.scenario === 'back' && !this.goesOn ? goneBack : null,
      clock:
        this.scenario === 'clock'
          ? { trouble: 'back', by_ms: 7_200_000, machine_ms: Date.now() - 7_200_000, house_ms: Date.now() }
          : null,
    };
  }

  /** A supervisor said that the house goes on. */
  goesOn = false;
  /** How often the list of what was lost was confirmed. */
  gaveAgain = 0;

  bucket = (row: RepriseRow): Bucket => bucketOf[row.state] ?? 'done';
  count = (bucket: Bucket): number => this.rows.filter((row) => this.bucket(row) === bucket).length;

  list(args: RepriseList): Commands['reprise_list']['reply'] {
    if (this.scenario === 'error') throw new ApiError('database_unreachable');
    const found = this.rows.filter((row) => matches(row, args));
    const rows = sorted(
      found.filter((row) => this.bucket(row) === args.bucket),
      args.sort,
      args.descending,
    );
    const from = args.after ? Number(args.after) : 0;
    const upTo = from + args.limit;
    const count = (bucket: Bucket): number => found.filter((row) => this.bucket(row) === bucket).length;
    return {
      rows: rows.slice(from, upTo),
      next: upTo < rows.length ? String(upTo) : null,
      counts: { open: count('open'), sign: count('sign'), held: count('held'), done: count('done') },
      urgent: found.filter((row) => this.bucket(row) === args.bucket && row.urgent).length,
    };
  }

  row(id: number): RepriseRow {
    const row = this.rows.find((candidate) => candidate.id === id);
    if (!row) throw new ApiError('not_found');
    return row;
  }

  move(args: { id: number; version?: number }, state: RepriseState): Decided {
    const row = this.row(args.id);
    if (args.version !== undefined && args.version !== row.version) throw new ApiError('stale');
    this.undo.set(row.id, row.state);
    const decided_at_ms = (bucketOf[state] ?? 'done') === 'done' ? Date.now() : null;
    const changed = { ...row, state, decided_at_ms, version: row.version + 1 };
    this.rows = this.rows.map((other) => (other.id === row.id ? changed : other));
    const undoable = state === 'accepted' || state === 'refused';
    return { id: row.id, version: changed.version, state, undo_until_ms: undoable ? Date.now() + 30_000 : null };
  }
}

const mustSign = (row: RepriseRow): boolean => row.flags.includes('sign') && row.state === 'requested';
const claimedElsewhere = (row: RepriseRow): LeftOut => ({
  id: row.id,
  code: 'claimed_by_other',
  args: { operator: row.claimed_by ?? '' },
});

const deeds: readonly Pick<JournalRow, 'action' | 'args'>[] = [
  {
    action: 'reprise.accepted',
    args: { reprise: 'R-000067', show: 'IPHIGÉNIE EN TAURIDE', row: 'A', seat: '28', reprise_cents: 2600 },
  },
  { action: 'reprise.refused', args: { reprise: 'R-000068', show: 'CARMEN', row: 'B', seat: '19' } },
  { action: 'policy.set', args: {} },
];

function handlers(house: MockHouse): Record<string, Handler> {
  return {
    ...seasonHandlers(house.scenario),
    settings_get: () => ({}),
    policy_overview: () => ({ overrides: [], shows: [], performances: [] }),
    app_state: () => house.appState(),
    operators_signin: () => operators,
    sign_in: (args: { operator_id: number; pin: string }) => {
      const found = operators.find((operator) => operator.id === args.operator_id && operator.demo_pin === args.pin);
      if (!found) throw new ApiError('wrong_sign_in');
      house.operator = found;
      return found;
    },
    ...founding,
    sign_out: () => {
      house.operator = null;
      return {};
    },
    set_locale: () => ({}),
    badges: () => ({
      open: house.count('open'),
      sign: house.count('sign'),
      held: house.count('held'),
      mails_waiting: 3,
      mails_failed: house.scenario === 'stopped' ? 2 : 0,
      mails_stopped: house.scenario === 'stopped' ? 1 : 0,
      counters: 3,
      tickets_unprinted: 0,
      refunds_unknown: 0,
      contradictions: 0,
    }),
    scan_find: () => ({ named: null }),
    find: () => ({ hits: [] }),
    reprise_list: (args: RepriseList) => house.list(args),
    reprise_filters: () => ({
      shows: shows.map(({ id, title }) => ({ id, title })),
      performances: shows.map((show) => ({
        id: show.id,
        show_id: show.id,
        starts_at_ms: Date.now() + show.inHours * HOUR_MS,
      })),
      channels,
    }),
    reprise_file: (args: { id: number }) => fileOf(house.row(args.id), house.rows, house.operator?.role),
    reprise_claim: () => ({ claimed_by: null }),
    reprise_release: () => ({}),
    reprise_accept: (args: { id: number; version: number }) =>
      house.move(
        args,
        house.row(args.id).flags.includes('sign') && house.row(args.id).state === 'requested'
          ? 'awaiting_supervisor'
          : 'accepted',
      ),
    reprise_weigh: (args: AcceptMany) => {
      const rows = args.requests.map(({ id }) => house.row(id)).filter((row) => !row.claimed_by);
      const sum = (of: (row: RepriseRow) => number, among = rows): number =>
        among.reduce((total, row) => total + of(row), 0);
      const [signed, plain] = [rows.filter(mustSign), rows.filter((row) => !mustSign(row))];
      return {
        accepted: plain.length,
        accepted_cents: sum((row) => row.reprise_cents, plain),
        passed: signed.length,
        passed_cents: sum((row) => row.reprise_cents, signed),
        alerts: rows.filter((row) => row.flags.some((flag) => ['printed', 'scanned', 'late'].includes(flag))).length,
        paid_cents: sum((row) => row.paid_cents),
        reprise_cents: sum((row) => row.reprise_cents),
        difference_cents: sum((row) => row.difference_cents),
        left: args.requests
          .map(({ id }) => house.row(id))
          .filter((row) => row.claimed_by)
          .map(claimedElsewhere),
      };
    },
    reprise_accept_many: (args: AcceptMany) => {
      const rows = args.requests.map(({ id }) => house.row(id));
      const free = rows.filter((row) => !row.claimed_by);
      const [signed, plain] = [free.filter(mustSign), free.filter((row) => !mustSign(row))];
      const sum = (among: RepriseRow[]): number => among.reduce((total, row) => total + row.reprise_cents, 0);
      return {
        done: free.map((row) => house.move(row, mustSign(row) ? 'awaiting_supervisor' : 'accepted')),
        left: rows.filter((row) => row.claimed_by).map(claimedElsewhere),
        accepted: plain.length,
        accepted_cents: sum(plain),
        passed: signed.length,
        passed_cents: sum(signed),
        undo_until_ms: plain.length > 0 ? Date.now() + 30_000 : null,
      };
    },
    reprise_undo_many: (args: { ids: number[] }) => ({
      done: args.ids.map((id) => house.move({ id }, house.undo.get(id) ?? 'requested')),
      left: [],
    }),
    reprise_refuse: (args: { id: number; version: number }) => house.move(args, 'refused'),
    reprise_hold: (args: { id: number; version: number }) => house.move(args, 'held'),
    reprise_resume: (args: { id: number; version: number }) => house.move(args, 'requested'),
    reprise_pass: (args: { id: number; version: number }) => house.move(args, 'awaiting_supervisor'),
    reprise_reverse: (args: { id: number; version: number }) => house.move(args, 'reversed'),
    reprise_close: (args: { id: number; version: number; why: 'moot' | 'duplicate' }) => house.move(args, args.why),
    contradictions: () => ({ rows: [], next: null }),
    reprise_withdraw: (args: { id: number; version: number }) => house.move(args, 'withdrawn'),
    reprise_undo: (args: { id: number }) => house.move(args, house.undo.get(args.id) ?? 'requested'),
    reprise_mail_preview: () => ({
      subject: 'Votre place a été reprise',
      text: 'Bonjour,\n\nVotre place A 28 a été reprise. Un avoir de 26,00 € vous attend.\n',
      html: '<html><head><style>p{font-family:sans-serif;color:#211c17}</style></head><body style="padding:24px"><h1 style="color:#7d1d2d">Place reprise</h1><p>Un avoir de 26,00 € vous attend.</p></body></html>',
    }),
    ...mailHandlers(house.scenario),
    journal_list: (args: { after: string | null; limit: number }) => {
      if (house.scenario === 'empty') return { rows: [], next: null };
      const top = args.after ? Number(args.after) : 1240;
      return {
        rows: Array.from({ length: Math.min(args.limit, top) }, (_, at) => ({
          seq: top - at,
          at_ms: Date.now() - (1240 - top + at) * 1_900_000,
          operator: operators[at % operators.length]?.name ?? '',
          counter: `Guichet ${(at % 2) + 1}`,
          ...deeds[at % deeds.length],
          customer_name: 'DUPONT Marie',
          order_number: '671083',
          note: at % 3 === 1 ? 'La demande est arrivée après le délai.' : null,
          customer_id: null,
        })),
        next: top > args.limit ? String(top - args.limit) : null,
      };
    },
    ...importHandlers,
    house_go_on: () => {
      house.goesOn = true;
      return { lost: lostActs, left: false, unheard: [] };
    },
    house_give_again: ({ again, left_out }: Commands['house_give_again']['args']) => {
      const left = house.gaveAgain++ === 0;
      const acts = lostActs
        .filter(({ id }) => (left ? id !== 'b' : id === 'b') && [...again, ...left_out].includes(id))
        .map((act) => {
          const chosen = again.includes(act.id);
          return {
            act: { ...act, left_out: act.left_out ?? (chosen ? null : ('unchosen' as const)) },
            order: act.id === 'a' ? '1055' : null,
            refused: act.id === 'b' ? ('seat_sold' as const) : null,
          };
        });
      return { acts, left };
    },
    paper_check: () => ({
      standing: house.scenario === 'error' ? 'ahead' : 'right',
      row: 1042,
      rows: house.scenario === 'error' ? 1000 : 1240,
      at_ms: null,
    }),
    credit_lapses: (args: { from_ms: number | null; to_ms: number | null }) => {
      const to = args.to_ms ?? Date.now();
      const day = 86_400_000;
      return {
        rows: [3, 2, 1].map((at) => ({
          seq: at,
          at_ms: to - at * day,
          lot: `AV-${String(at).padStart(6, '0')}`,
          customer_id: 1,
          customer_name: 'DUPONT Marie',
          expires_at_ms: to - at * day - 60_000,
          amount_cents: at * 1_050,
        })),
        next: null,
        days: [1, 2, 3].map((at) => ({ day_ms: to - at * day, lots: 1, amount_cents: at * 1_050 })),
        total_cents: 6_300,
        from_ms: args.from_ms ?? to - 31 * day,
        to_ms: to,
        owed_cents: 184_250,
      };
    },
    journal_verify: () => ({
      rows: 1240,
      transfers: 3100,
      overdue: 0,
      ok: house.scenario !== 'error',
      first_bad_seq: 812,
      what: 'rewritten',
      detail: null,
      signatures: 31,
      holds: { row: 811, counter: 'Guichet 2', at_ms: Date.now() - 7_200_000 },
      breaks: house.scenario === 'error' ? { row: 844, counter: 'Guichet 1', at_ms: Date.now() - 6_900_000 } : null,
      unsigned_from: null,
      indexes: 'not_asked',
    }),
  };
}

export function mockTransport(query: URLSearchParams): Transport {
  const house = new MockHouse(
    query.get('scenario') ?? '',
    Number(query.get('operator') ?? 0),
    query.get('locale') === 'en' ? 'en' : 'fr',
  );
  const known = handlers(house);
  const delay = query.get('scenario') === 'slow' ? 60_000 : 30;
  return {
    async send(_id, name, args) {
      await new Promise((done) => setTimeout(done, delay * (name === 'app_state' ? 0.001 : 1)));
      const handler = known[name];
      if (!handler) throw new ApiError('unknown_command');
      return structuredClone(await handler(args as never));
    },
    onConnection(callback) {
      if (house.scenario === 'lost')
        setTimeout(
          () =>
            callback({
              lost_since_ms: Date.now() - 12_000,
              why: null,
              cuts: 1,
              revoked_at_ms: null,
              waiting: false,
              elsewhere: false,
              schema: null,
              held: null,
            }),
          300,
        );
      return () => {};
    },
    onChanged: () => () => {},
    onFiles: () => () => {},
    onClosing: () => () => {},
  };
}
