// An import of nothing, for looking at its screen: `?scenario=good`, `wrong`, `reading`.
import type { ImportConflict, ImportFiles, ImportProblem, ImportReport } from '../bindings';

const files = ['clients.csv', 'commandes.csv', 'places-saison-2020-2021-abonnements.csv', 'seances.csv'];
const scenario = (): string => new URLSearchParams(location.search).get('scenario') ?? '';

const problem = (
  file: string,
  line: number,
  column: string,
  value: string,
  code: ImportProblem['code'],
  detail = '',
): ImportProblem => ({ file, line, column, value, code, detail });
const problems: ImportProblem[] = [
  problem('clients.csv', 12, 'courriel', 'marie.dupont(at)example.org', 'email_wrong'),
  problem('clients.csv', 1408, 'client', 'C1007', 'key_twice', 'clients.csv:9'),
  problem('commandes.csv', 3, 'date', '31/02/2020', 'date_wrong'),
  problem(
    'commandes.csv',
    1,
    'couleur',
    'couleur',
    'column_unknown',
    'commande, date, client, filiere, frais, total, etat',
  ),
  problem('places-saison-2020-2021-abonnements.csv', 20411, 'prix', '-26,00', 'amount_negative'),
  problem('places-saison-2020-2021-abonnements.csv', 20412, '', '9', 'field_count', '14'),
  problem('places-saison-2020-2021-abonnements.csv', 20419, 'siege', 'A 24', 'seat_twice', '671083'),
  problem('seances.csv', 0, '', '', 'file_spreadsheet'),
];
const conflict = (
  order: string,
  place: string,
  there: ImportConflict['there'],
  there_value: string,
  here: ImportConflict['here'],
  here_value: string,
): ImportConflict => ({ file: 'places.csv', line: 2, order, place, there, there_value, here, here_value });
const conflicts: ImportConflict[] = [
  conflict('671083', 'A 24', 'cancelled', '', 'pending', 'R-000001'),
  conflict('671084', 'K 4', 'repriced', '20,00\u00a0€', 'taken_back', 'R-000002'),
  conflict('671099', 'B 12', 'sold', '671099', 'sold', '671130'),
  conflict(
    '',
    'SMYTHE John',
    'customer',
    'SMITH John, john.smith@example.com',
    'changed',
    'SMYTHE John, john@smythe.example',
  ),
];

const discounts: ImportReport['discounts'] = [
  { file: 'commandes.csv', line: 412, order: '671311', places_cents: 5200, paid_cents: 3900 },
  { file: 'commandes.csv', line: 2087, order: '672904', places_cents: 2600, paid_cents: 0 },
];

function report(args: ImportFiles): ImportReport {
  const wrong = scenario() === 'wrong';
  return {
    dry_run: args.dry_run,
    files: files.map((name, at) => ({
      name,
      kind: wrong && at === 3 ? null : ((['customers', 'orders', 'places', 'performances'] as const)[at] ?? null),
      rows: wrong && at === 3 ? 0 : ([2500, 50_000, 100_000, 84][at] ?? 0),
      header: 0,
    })),
    shows: 12,
    performances: 84,
    seats: 1200,
    customers: 2488,
    orders: 49_870,
    places: 99_713,
    requests: 0,
    balances: wrong ? 0 : 12,
    balances_cents: wrong ? 0 : 48_250,
    unchanged: 143,
    updated: 12,
    skipped: { test_order: 8 },
    stopped: wrong,
    problem_count: wrong ? 312 : 0,
    problems: wrong ? problems : [],
    conflict_count: conflicts.length,
    conflicts,
    discount_count: discounts.length,
    discounts,
    clash_count: 1,
    clashes: [
      {
        file: 'seances.csv',
        line: 12,
        hall: 'Grande salle',
        starts_at_ms: Date.UTC(2020, 5, 20, 17),
        show: 'LE BOURGEOIS GENTILHOMME',
        other: 'LES NOCES DE FIGARO',
      },
    ],
  };
}

export const importHandlers = {
  shell_choose: () => files.map((name) => `/home/billetterie/Exports/${name}`),
  import_file: (args: ImportFiles) => (scenario() === 'reading' ? new Promise(() => {}) : report(args)),
  import_progress: () => ({ phase: 'writing', done: 31_400, total: 50_000 }),
  import_cancel: () => ({}),
};
