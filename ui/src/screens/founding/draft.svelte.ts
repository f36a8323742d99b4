// The house being filled in: kept while one goes back and forth, read by the core before each step forward.
import {
  call,
  prepare,
  type FieldProblem,
  type Founding,
  type FoundingStart,
  type HallPlan,
  type Operator,
  type Prepared,
} from '../../api';
import { parseWhole } from '../../i18n';
import { numbersOf, textsOf, type NumberTexts } from '../settings/fields/numbers';
import { newLine, written, type NameLine } from './lines';

/** The steps in their order, each with the fields it answers for; all but two may wait. */
export const STEPS = [
  { id: 'identity', needed: true, fields: ['name', 'address', 'contact'] },
  { id: 'legal', fields: ['siret', 'licence', 'time_zone'] },
  { id: 'numbers', fields: ['order', 'ticket', 'customer', 'lot'] },
  { id: 'vat', fields: ['rates_bp', 'default_bp'] },
  { id: 'names', fields: ['categories', 'rates'] },
  { id: 'halls', fields: ['halls'] },
  { id: 'mail', fields: ['host', 'port', 'tls', 'user', 'sender', 'sender_name', 'ca'] },
  { id: 'printer', fields: ['printer'] },
  { id: 'supervisor', needed: true, fields: ['supervisor', 'pin', 'pin_again'] },
  { id: 'review', fields: [] },
] as const satisfies readonly { id: string; needed?: boolean; fields: readonly string[] }[];
export type StepId = (typeof STEPS)[number]['id'];
/** As many halls as a founding takes. */
export const HALLS_MAX = 10;

/** A field of a list answers for its list: `rates.2.name`. */
const ownerOf = (field: string): string => field.split('.')[0] ?? field;

/** A hall while it is typed. */
export class FirstHall {
  readonly id: number;
  name = $state('');
  rows = $state('');
  /** Id of the line of its category. */
  category = $state(0);
  plan = $state.raw<HallPlan | null>(null);

  constructor(category: number) {
    this.id = newLine().id;
    this.category = category;
  }

  get blank(): boolean {
    return this.name.trim() === '' && this.rows.trim() === '';
  }
}

export class Draft {
  readonly start: FoundingStart;
  house = $state() as Founding['house'];
  numbers = $state() as NumberTexts;
  vat = $state() as Founding['vat'];
  categories = $state.raw<readonly NameLine[]>([]);
  rates = $state.raw<readonly NameLine[]>([]);
  halls = $state.raw<readonly FirstHall[]>([]);
  /** The hall in view. */
  hall = $state(0);
  mail = $state() as Founding['mail'];
  port = $state('');
  password = $state('');
  printer = $state('');
  format = $state() as Founding['ticket_format'];
  supervisor = $state('');
  pin = $state('');
  pinAgain = $state('');

  at = $state(0);
  /** The farthest step that was reached: those before it can be gone back to. */
  reached = $state(0);
  problems = $state.raw<readonly FieldProblem[]>([]);
  #sent: { readonly body: string; readonly command: Prepared<'house_found'> } | null = null;

  constructor(start: FoundingStart) {
    const { draft } = start;
    this.start = start;
    this.house = { ...draft.house };
    this.numbers = textsOf(draft.numbers);
    this.vat = { ...draft.vat };
    this.categories = draft.categories.map(({ name }) => newLine(name));
    this.rates = draft.rates.map(({ name, holder }) => newLine(name, holder));
    this.halls = [new FirstHall(this.categoryAt(1))];
    this.mail = { ...draft.mail };
    this.port = String(draft.mail.port);
    this.printer = draft.printer;
    this.format = draft.ticket_format;
  }

  get step(): (typeof STEPS)[number] {
    return STEPS[this.at] ?? STEPS[0];
  }

  /** Categories, rates and halls as the core reads them: without the lines left empty. */
  get season(): Pick<Founding, 'categories' | 'rates' | 'halls'> {
    return {
      categories: written(this.categories).map(({ name }) => ({ name })),
      rates: written(this.rates).map(({ name, holder }) => ({ name, holder })),
      halls: this.halls
        .filter((hall) => !hall.blank)
        .map(({ name, rows, category }) => ({ name, rows, category_id: this.rankOf(category) })),
    };
  }

  /** The rank of a category among those written, from 1; the first where it is gone. */
  rankOf(category: number): number {
    return Math.max(1, written(this.categories).findIndex(({ id }) => id === category) + 1);
  }
  categoryAt(rank: number): number {
    return written(this.categories)[rank - 1]?.id ?? 0;
  }

  addHall(): boolean {
    if (this.halls.length >= HALLS_MAX) return false;
    this.halls = [...this.halls, new FirstHall(this.categoryAt(1))];
    return true;
  }
  removeHall(): void {
    this.halls = this.halls.filter((_, at) => at !== this.hall);
    this.hall = Math.max(0, this.hall - 1);
  }

  /** Drops what was left empty, so that the ranks are those the core speaks of. */
  #tidy(): void {
    this.categories = written(this.categories);
    this.rates = written(this.rates);
    const halls = this.halls.filter((hall) => !hall.blank);
    this.halls = halls.length > 0 ? halls : [this.halls[0] ?? new FirstHall(this.categoryAt(1))];
    this.hall = Math.min(this.hall, this.halls.length - 1);
  }

  /** Shows what is wrong in a step; a hall that is wrong comes into view. */
  #show(at: number, problems: readonly FieldProblem[]): void {
    this.problems = problems.filter(({ field }) => (STEPS[at]?.fields as readonly string[]).includes(ownerOf(field)));
    const hall = this.problems.find(({ field }) => field.startsWith('halls.'))?.field.split('.')[1];
    if (hall !== undefined) this.hall = Number(hall);
  }

  /** Numbers that cannot be read as they are typed: the core is not asked about others in their place. */
  get #unread(): FieldProblem[] {
    const texts = { ...this.numbers, ...(this.mail.mode === 'smtp' && { port: this.port }) };
    const wrong = Object.entries(texts).filter(([, text]) => parseWhole(text) === null);
    return wrong.map(([field]) => ({ field, why: 'malformed' }));
  }

  /** All that is wrong: what cannot be read, then what the core finds. */
  async #problems(): Promise<FieldProblem[]> {
    const { problems } = await call('founding_check', this.founding());
    return [...this.#unread, ...problems];
  }

  /** As the core reads it. In the place of a number that is none stands the one proposed; it is never founded with. */
  founding(): Founding {
    const { draft } = this.start;
    return {
      house: $state.snapshot(this.house),
      numbers: numbersOf(this.numbers) ?? draft.numbers,
      vat: $state.snapshot(this.vat),
      ...this.season,
      mail: { ...$state.snapshot(this.mail), port: parseWhole(this.port) ?? draft.mail.port },
      mail_password: this.mail.mode === 'smtp' ? this.password : '',
      printer: this.printer,
      ticket_format: this.format,
      supervisor: this.supervisor,
      pin: this.pin,
      pin_again: this.pinAgain,
    };
  }

  /** Goes on when the core finds nothing wrong with this step. */
  async next(): Promise<void> {
    this.#tidy();
    this.#show(this.at, await this.#problems());
    if (this.problems.length === 0) this.go(this.at + 1);
  }

  go(at: number): void {
    this.problems = [];
    this.at = Math.max(0, Math.min(at, STEPS.length - 1));
    this.reached = Math.max(this.reached, this.at);
  }

  /** Goes to the first step with something wrong in it, that was changed after it was passed. */
  async #allRight(): Promise<boolean> {
    const problems = await this.#problems();
    const at = STEPS.findIndex(({ fields }) =>
      problems.some(({ field }) => (fields as readonly string[]).includes(ownerOf(field))),
    );
    if (at < 0) return true;
    this.go(at);
    this.#show(at, problems);
    return false;
  }

  /** Founds the house; null where a step is wrong. Asked again unchanged, it is the same command: there is never a second house. */
  async found(): Promise<Operator | null> {
    this.#tidy();
    if (!(await this.#allRight())) return null;
    const founding = this.founding();
    const body = JSON.stringify(founding);
    if (this.#sent?.body !== body) this.#sent = { body, command: prepare('house_found', founding) };
    return this.#sent.command.send();
  }
}
