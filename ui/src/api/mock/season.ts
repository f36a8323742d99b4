// A season made of nothing, for looking at its screens in a plain browser.
import type {
  CategoryRow,
  HallPlan,
  HallRow,
  HallView,
  PerformanceView,
  QuoteRescheduling,
  RateRow,
  ReschedulingQuote,
  SeasonList,
  SeasonPage,
  SeasonRow,
  SiteSettings,
} from '../bindings';
import { ApiError } from '../errors';

const DAY_MS = 86_400_000;

const site: SiteSettings = {
  texts: {
    address: 'https://billets.theatre.example',
    title: '',
    accent: '',
    publisher: '',
    director: 'Anne Petit',
    hosting: '',
    licences: '',
    terms: '',
    mediator: '',
    mediator_site: '',
    privacy: '',
    accessible: null,
    accessibility: '',
    accessibility_contact: '',
  },
  version: 1,
  holes: ['publisher', 'host', 'licences', 'terms', 'mediator', 'mediator_site', 'privacy', 'accessibility'],
  accent: '#7d1d2d',
  logo: { kind: '', hex: '' },
  logo_max: 65_536,
  logo_version: 0,
};
const titles = [
  'IPHIGÉNIE EN TAURIDE',
  'LE BOURGEOIS GENTILHOMME',
  'LES NOCES DE FIGARO',
  'LE MALADE IMAGINAIRE',
  'CONCERT DU NOUVEL AN DE L’ORCHESTRE PHILHARMONIQUE DES JEUNES DE LA RÉGION',
];
const states = ['open', 'open', 'announced', 'closed', 'open'] as const;

const categories: CategoryRow[] = [
  { id: 1, name: 'PREMIERE CATEGORIE', retired: false, seats: 212, version: 1 },
  { id: 2, name: 'DEUXIEME CATEGORIE', retired: false, seats: 224, version: 1 },
  { id: 3, name: 'TROISIEME CATEGORIE', retired: false, seats: 164, version: 1 },
  { id: 4, name: 'LOGES', retired: true, seats: 0, version: 3 },
];
const rates: RateRow[] = [
  { id: 1, name: 'Plein tarif', holder: '', retired: false, version: 1 },
  {
    id: 2,
    name: 'Tarif réduit',
    holder: 'Plus de 65 ans, demandeurs d’emploi, sur justificatif',
    retired: false,
    version: 1,
  },
  { id: 3, name: 'Abonné', holder: 'Sur présentation de la carte', retired: false, version: 1 },
  { id: 4, name: 'Moins de 26 ans', holder: 'Sur justificatif', retired: false, version: 1 },
  { id: 5, name: 'Invitation', holder: '', retired: true, version: 2 },
];

const plan: HallPlan = {
  seats: 24 * 25,
  rows: Array.from({ length: 24 }, (_, rank) => ({
    label: String.fromCharCode(65 + rank),
    words: rank < 12 ? '1-28' : '1-22',
    category_id: rank < 8 ? 1 : rank < 16 ? 2 : 3,
    unplaced: false,
    seats: Array.from({ length: rank < 12 ? 28 : 22 }, (_unused, seat) => ({
      number: String(seat + 1),
      category_id: rank < 8 ? (seat > 20 ? 3 : 1) : rank < 16 ? 2 : 3,
    })),
  })),
};
const halls: HallRow[] = [
  { id: 1, name: 'Grande salle', seats: 600, rows: 24, withdrawn: 2, unplaced: false, performances: 40, version: 1 },
  { id: 2, name: 'Studio', seats: 120, rows: 1, withdrawn: 0, unplaced: true, performances: 3, version: 1 },
];

function performances(scenario: string): SeasonRow[] {
  if (scenario === 'empty') return [];
  return Array.from({ length: scenario === 'many' ? 200 : 14 }, (_, at) => ({
    id: at + 1,
    starts_at_ms: Date.now() + (at + 1) * DAY_MS * 1.3,
    show: titles[at % titles.length] ?? '',
    hall: at % 4 === 3 ? 'Studio' : 'Grande salle',
    beside: at === 2 ? 'LES NOCES DE FIGARO' : null,
    sold: (at * 83) % 600,
    free: 600 - ((at * 83) % 600),
    sales: states[at % states.length] ?? 'open',
    opens_at_ms: at % 5 === 2 ? Date.now() + 12 * 3_600_000 : null,
    closes_at_ms: null,
    late_until_ms: null,
    revenue_cents: ((at * 83) % 600) * 2350,
  }));
}

function view(row: SeasonRow): PerformanceView {
  const prices = categories.slice(0, 3).flatMap((category, column) =>
    rates.slice(0, 4).map((rate, line) => ({
      category_id: category.id,
      rate_id: rate.id,
      price_cents: Math.round((2600 - 600 * column) * (1 - 0.15 * line)),
    })),
  );
  return {
    row,
    show_id: 1,
    show_version: 1,
    hall_id: 1,
    vat_bp: 210,
    opened: row.sales !== 'closed',
    hall_settled: row.sold > 0,
    pending: row.sold > 0 ? 3 : 0,
    taken_back: row.sold > 0 ? 12 : 0,
    reschedulings: [],
    version: 1,
    grid: {
      categories: categories.slice(0, 3).map(({ id, name, seats }) => ({ id, name, seats, sold: 10 })),
      rates: rates.slice(0, 4).map(({ id, name }) => ({ id, name })),
      prices: row.sales === 'closed' ? [] : prices,
    },
  };
}

function quote(rows: readonly SeasonRow[], args: QuoteRescheduling): ReschedulingQuote {
  const row = rows.find((one) => one.id === args.id);
  if (!row) throw new ApiError('not_found');
  const starts_at_ms = row.starts_at_ms + 7 * DAY_MS;
  const words = args.words[0] ?? {
    locale: 'fr' as const,
    subject: `${row.show} : changement de date`,
    text: `La représentation « ${row.show} » aura lieu une semaine plus tard, ${row.hall}.\n\nLes places restent les mêmes.`,
  };
  const english = { locale: 'en' as const, subject: `${row.show}: change of date`, text: 'One week later.' };
  const preview = { subject: words.subject, text: words.text, html: `<p>${words.text}</p>` };
  return {
    show: row.show,
    hall: row.hall,
    before_ms: row.starts_at_ms,
    starts_at_ms,
    twice: false,
    concerned: {
      places: row.sold,
      orders: 120,
      by_mail: 97,
      by_letter: 12,
      nobody: 4,
      pending: 3,
      taken_back: 2,
    },
    proposed_day: new Date(Date.now() + 14 * DAY_MS).toISOString().slice(0, 10),
    mails: [
      { words, customers: 100, preview },
      { words: args.words[1] ?? english, customers: 9, preview },
    ],
    closes_at_ms: null,
  };
}

export function seasonHandlers(scenario: string): Record<string, (args: never) => unknown> {
  const rows = performances(scenario);
  const hall: HallView = {
    id: 1,
    name: 'Grande salle',
    plan,
    rows: plan.rows.map((row) => `${row.label} : ${row.words}`).join('\n'),
    withdrawn: ['A 13', 'K 22'],
    version: 1,
  };
  return {
    season_list: (args: SeasonList): SeasonPage => ({
      rows: rows.filter((row) => row.show.toLowerCase().includes(args.search.toLowerCase())).slice(0, args.limit),
      next: null,
      counts: { upcoming: rows.length, on_sale: 8, waiting: 6, past: 21 },
    }),
    season_choices: () => ({
      shows: titles.map((title, at) => ({ id: at + 1, title, performances: 4, version: 1 })),
      halls: halls.map(({ id, name }) => ({ id, name })),
      vat_bp: 210,
      vat_rates_bp: [210, 550, 1000],
    }),
    performance_view: (args: { id: number }) => {
      const row = rows.find((one) => one.id === args.id);
      if (!row) throw new ApiError('not_found');
      return view(row);
    },
    prices_set: () => {
      throw new ApiError('changed_since');
    },
    performance_reschedule_quote: (args: QuoteRescheduling): ReschedulingQuote => quote(rows, args),
    rescheduling_told: () => ({ rows: [], next: null }),
    notices_view: () => ({ to: 'informatique@theatre.fr', version: 1 }),
    notices_set: () => ({}),
    retention_view: () => ({ years: 3, years_max: 30, version: 1 }),
    retention_due: () => ({
      from_ms: Date.now() - 3 * 365 * 86_400_000,
      rows: [{ id: 9, number: 12, name: 'DURAND Paul', last_ms: Date.now() - 4 * 365 * 86_400_000 }],
      total: 1,
    }),
    site_settings: (): SiteSettings => site,
    selling_view: () => ({
      rules: { late_minutes: 30, hold_minutes: 10 },
      late_minutes_max: 240,
      hold_minutes_max: 60,
      version: 0,
    }),
    hall_list: () => halls,
    halls_over: () => [],
    hall_look: () => [],
    hall_view: () => hall,
    hall_plan_show: () => ({ svg: '', computed: true, json: '' }),
    hall_read: (args: { rows: string }) => {
      if (args.rows.includes('?')) throw new ApiError('bad_hall', { line: 3, why: 'not_a_seat', what: '?' });
      return plan;
    },
    category_list: () => categories,
    rate_list: () => rates,
  };
}
