// The house being filled in: kept while one goes back and forth, read by the core before each step forward.
import { call, prepare, type FieldProblem, type Founding, type FoundingStart, type Operator, type Prepared } from '../../api';
import { numbersOf, textsOf, whole, type NumberTexts } from '../settings/fields/numbers';

/** The steps in their order, each with the fields it answers for. */
export const STEPS = [
  { id: 'identity', fields: ['name', 'address', 'contact'] },
  { id: 'legal', fields: ['siret', 'licence', 'time_zone'] },
  { id: 'numbers', fields: ['order', 'ticket', 'customer', 'lot'] },
  { id: 'vat', fields: ['rates_bp', 'default_bp'] },
  { id: 'mail', fields: ['host', 'port', 'tls', 'user', 'sender', 'sender_name', 'ca'] },
  { id: 'printer', fields: ['printer'] },
  { id: 'supervisor', fields: ['supervisor', 'pin', 'pin_again'] },
  { id: 'review', fields: [] },
] as const;
export type StepId = (typeof STEPS)[number]['id'];

export class Draft {
  readonly start: FoundingStart;
  house = $state() as Founding['house'];
  numbers = $state() as NumberTexts;
  vat = $state() as Founding['vat'];
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
    this.mail = { ...draft.mail };
    this.port = String(draft.mail.port);
    this.printer = draft.printer;
    this.format = draft.ticket_format;
  }

  get step(): (typeof STEPS)[number] {
    return STEPS[this.at] ?? STEPS[0];
  }

  founding(): Founding {
    return {
      house: $state.snapshot(this.house),
      numbers: numbersOf(this.numbers),
      vat: $state.snapshot(this.vat),
      mail: { ...$state.snapshot(this.mail), port: whole(this.port) },
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
    const { problems } = await call('founding_check', this.founding());
    const here: readonly string[] = this.step.fields;
    this.problems = problems.filter((problem) => here.includes(problem.field));
    if (this.problems.length === 0) this.go(this.at + 1);
  }

  go(at: number): void {
    this.problems = [];
    this.at = Math.max(0, Math.min(at, STEPS.length - 1));
    this.reached = Math.max(this.reached, this.at);
  }

  /** Founds the house. Asked again unchanged, it is the same command: there is never a second house. */
  async found(): Promise<Operator> {
    const founding = this.founding();
    const body = JSON.stringify(founding);
    if (this.#sent?.body !== body) this.#sent = { body, command: prepare('house_found', founding) };
    return this.#sent.command.send();
  }
}
