// Invented requests and their files. Development only: the rules here are no rules.
import type {
  Action,
  FileMay,
  ReasonChoice,
  RepriseFile,
  RepriseFlag,
  RepriseList,
  RepriseRow,
  RepriseState,
  Role,
} from '../bindings';
import { categories, channels, customers, longName, longShow, rates, shows } from './people';

/** What ended a request, by its state. */
const ends: Partial<Record<RepriseState, Action>> = {
  accepted: 'reprise.accepted',
  refused: 'reprise.refused',
  withdrawn: 'reprise.withdrawn',
  reversed: 'reprise.reversed',
};

const HOUR_MS = 3_600_000;
const flagSets: RepriseFlag[][] = [
  [],
  [],
  ['printed'],
  [],
  ['scanned', 'sign'],
  ['several', 'sign'],
  ['subscription'],
  ['free'],
  [],
  ['late', 'sign'],
  [],
  ['early'],
];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

export function makeRequests(scenario: string): RepriseRow[] {
  if (scenario === 'empty') return [];
  const open = scenario === 'many' ? 420 : 14;
  const now = Date.now();
  return Array.from({ length: open + 3 + 2 + 60 }, (_, at): RepriseRow => {
    const show = pick(shows, at < 3 ? 0 : at);
    const [name, email] = scenario === 'long' && at % 2 === 0 ? longName : pick(customers, at < 2 ? 0 : at - 1);
    const paid = at < 2 ? 2600 : pick([4480, 3200, 31200, 5120, 0, 6400, 3850], at);
    const kept = at < 2 || paid === 0 ? 0 : pick([100, 320, 0], at);
    const state =
      at < open
        ? 'requested'
        : at < open + 3
          ? 'awaiting_supervisor'
          : at < open + 5
            ? 'held'
            : pick(['accepted', 'refused', 'withdrawn', 'reversed'] as const, at);
    const startsAtMs = now + (show.inHours + at / 10) * HOUR_MS;
    return {
      id: at + 1,
      version: 1,
      number: `R-${1000 + at}`,
      state,
      received_at_ms: now - at * 5.3 * HOUR_MS - 600_000,
      decided_at_ms: at < open + 5 ? null : now - (at - open) * 3.1 * HOUR_MS,
      customer_id: (at % customers.length) + 1,
      customer_name: name,
      customer_email: email,
      show: scenario === 'long' && at % 3 === 0 ? longShow : show.title,
      starts_at_ms: startsAtMs,
      plays_at_ms: startsAtMs,
      row: pick('AAKCCPBFDDGA'.split(''), at),
      seat: String(at === 0 ? 28 : at === 1 ? 26 : ((at * 7) % 30) + 1),
      category: pick(categories, at < 2 ? 2 : at),
      rate: pick(rates, at < 2 ? 0 : at),
      channel: pick(channels, at < 2 ? 0 : at),
      order_number: String(671083 + (at < 2 ? 0 : at)),
      paid_cents: paid,
      reprise_cents: paid - kept,
      difference_cents: kept,
      flags: pick(flagSets, at),
      claimed_by: at === 3 ? 'Karim Belkacem' : null,
      deadline_at_ms: now + (show.inHours - 24) * HOUR_MS,
      urgent: at < open + 5 && startsAtMs > now && startsAtMs < now + 48 * HOUR_MS,
    };
  });
}

const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

export function matches(row: RepriseRow, args: RepriseList): boolean {
  const text = fold(`${row.customer_name} ${row.customer_email ?? ''} ${row.order_number} ${row.show}`);
  const showTitle = shows.find((show) => show.id === args.show_id)?.title;
  return (
    text.includes(fold(args.search)) &&
    (args.show_id === null || row.show === showTitle) &&
    (args.channel === null || row.channel === args.channel) &&
    (args.flag === null || row.flags.includes(args.flag)) &&
    (args.received_from_ms === null || row.received_at_ms >= args.received_from_ms) &&
    (args.received_to_ms === null || row.received_at_ms <= args.received_to_ms)
  );
}

const sortKeys: Record<RepriseList['sort'], (row: RepriseRow) => string | number> = {
  received: (row) => row.received_at_ms,
  customer: (row) => fold(row.customer_name),
  show: (row) => row.show,
  place: (row) => row.row + row.seat.padStart(4, '0'),
  paid: (row) => row.paid_cents,
  reprise: (row) => row.reprise_cents,
  difference: (row) => row.difference_cents,
  decided: (row) => row.decided_at_ms ?? 0,
  time_left: (row) => row.starts_at_ms,
};

export function sorted(rows: RepriseRow[], by: RepriseList['sort'], descending: boolean): RepriseRow[] {
  const key = sortKeys[by];
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
}

const tooLate: ReasonChoice = {
  code: 'deadline',
  fr: 'La demande est arrivée après le délai',
  en: 'The request came after the deadline',
};
const reasons: ReasonChoice[] = [
  tooLate,
  { code: 'scanned', fr: 'Le billet a été contrôlé à l’entrée', en: 'The ticket was scanned at the door' },
  { code: 'rate', fr: 'Ce tarif ne peut pas être repris', en: 'This rate cannot be taken back' },
  { code: 'other', fr: 'Autre motif', en: 'Another reason' },
];

const nothing: FileMay = {
  accept: false,
  refuse: false,
  hold: false,
  resume: false,
  pass: false,
  undo: false,
  reverse: false,
  withdraw: false,
  close: false,
  why: null,
};

/** As the core tells it: what waits for a signature was proposed by somebody else. */
function mayOf(state: RepriseRow['state'], role: Role | undefined): FileMay {
  if (state === 'accepted') return { ...nothing, reverse: role === 'supervisor' };
  if (!['requested', 'held', 'awaiting_supervisor'].includes(state)) return nothing;
  const waiting = state === 'awaiting_supervisor';
  if (role === 'cashier') return { ...nothing, withdraw: true, why: 'not_allowed' };
  if (waiting && role !== 'supervisor') return { ...nothing, withdraw: true, why: 'needs_supervisor' };
  return {
    ...nothing,
    accept: true,
    refuse: true,
    hold: state !== 'held',
    resume: state !== 'requested',
    pass: !waiting,
    withdraw: true,
  };
}

export function fileOf(row: RepriseRow, all: readonly RepriseRow[], role?: Role): RepriseFile {
  const now = Date.now();
  const has = (flag: RepriseFlag): boolean => row.flags.includes(flag);
  const places = row.order_number === '671083' ? [24, 26, 28] : [Number(row.seat)];
  const end = ends[row.state];
  const closed = !['requested', 'held', 'awaiting_supervisor'].includes(row.state);
  return {
    row,
    place_id: Number(row.seat),
    ticket: 'valid',
    order: {
      id: row.id,
      created_at_ms: row.received_at_ms - 90 * HOUR_MS,
      number: row.order_number,
      total_cents: row.order_number === '671083' ? 7800 : row.paid_cents,
      net_today_cents: row.order_number === '671083' ? 7800 : row.paid_cents,
      places: places.map((seat) => ({
        id: seat,
        row: row.row,
        seat: String(seat),
        category: row.category,
        price_cents: row.paid_cents,
        state: seat === 24 ? ('live' as const) : ('pending' as const),
        reprise_id: null,
      })),
    },
    rules: [
      { rule: 'eligible', outcome: 'ok', args: {} },
      {
        rule: 'deadline',
        outcome: has('late') ? 'broken' : 'ok',
        args: { deadline_at_ms: row.deadline_at_ms, requested_at_ms: row.received_at_ms },
      },
      { rule: 'rate', outcome: 'ok', args: {} },
      { rule: 'channel', outcome: 'ok', args: {} },
      { rule: 'scanned', outcome: has('scanned') ? 'broken' : 'ok', args: {} },
      { rule: 'printed', outcome: has('printed') ? 'warn' : 'ok', args: {} },
      { rule: 'free', outcome: has('free') ? 'warn' : 'ok', args: {} },
    ],
    if_accepted: closed
      ? null
      : {
          balance_before_cents: 0,
          balance_after_cents: row.reprise_cents,
          given_cents: row.reprise_cents,
          credit: [
            {
              amount_cents: row.reprise_cents,
              expires_at_ms: now + 365 * 24 * HOUR_MS,
              lot: null,
              grace: false,
            },
          ],
          seat: 'on_sale',
          vat_bp: 210,
          vat_cents: row.reprise_cents - Math.round(row.reprise_cents / 1.021),
          needs_signature: has('sign'),
        },
    balance_cents: 0,
    past: all
      .filter((other) => other.customer_name === row.customer_name && other.id !== row.id)
      .slice(0, 3)
      .map((other) => ({ ...other })),
    history: [
      { at_ms: row.received_at_ms, operator: 'INTERNET', action: 'reprise.requested', args: {} },
      ...(end ? [{ at_ms: row.received_at_ms + HOUR_MS, operator: 'Léa Martin', action: end, args: {} }] : []),
    ],
    reasons,
    proposed_by: row.state === 'awaiting_supervisor' ? { id: 3, name: 'Solène Le Guillou-Kerautret' } : null,
    proposal_note:
      row.state === 'awaiting_supervisor' ? 'Groupe scolaire, la sortie est annulée par le rectorat.' : null,
    decided_by: closed ? 'Léa Martin' : null,
    decided_at_ms: closed ? row.decided_at_ms : null,
    undo_until_ms: null,
    credit:
      row.state === 'accepted'
        ? [
            {
              number: 'AV-2026-000412',
              issued_cents: row.reprise_cents,
              left_cents: row.reprise_cents,
              expires_at_ms: now + 365 * 24 * HOUR_MS,
              back: false,
              grace: false,
            },
          ]
        : [],
    terms_version: 1,
    may: mayOf(row.state, role),
    refusal: row.state === 'refused' ? { reason: tooLate, sentence: '' } : null,
  };
}
