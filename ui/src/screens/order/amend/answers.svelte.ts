// What putting a sale right asks of whoever does it: the tickets in hand, the terminal, why, a signature beside.
import type {
  AmendmentReason,
  ApiError,
  GivenBack,
  MayAmend,
  OperatorCard,
  Standing,
  TerminalAnswer,
  TerminalSaid,
} from '../../../api';
import { isUnsigned } from './second';

/** What the core says of it. */
export interface Asked {
  readonly given: readonly GivenBack[];
  readonly ask_ticket: boolean;
  readonly may: MayAmend;
}

export type Signer = Pick<OperatorCard, 'id' | 'name'>;

/** The part of a command that these answers make. */
export interface Given {
  ticket_returned: boolean;
  /** Nothing of all cards together: each has its answer. */
  terminal: TerminalSaid;
  card_authorisation: string;
  terminals: TerminalAnswer[];
  reason: AmendmentReason;
  note: string;
  seconded_by: number | null;
}

/** What is still to be answered, in the order of the page. */
export type Missing = 'terminal' | 'tickets' | 'reason' | 'supervisor' | 'signature';

/** What the terminal said of one payment. */
interface Told {
  readonly said: 'done' | 'unknown';
  readonly authorisation: string;
}

export const REASONS: readonly AmendmentReason[] = ['mistake', 'customer', 'event', 'other'];

export class Answers {
  /** Null until the core has answered. */
  readonly asked: () => Asked | null;
  /** Null until somebody looked at the tickets. */
  returned = $state<boolean | null>(null);
  /** By payment: a terminal refunds each card by itself. */
  told = $state.raw<Readonly<Record<number, Told>>>({});
  reason = $state<AmendmentReason | null>(null);
  note = $state('');
  seconded = $state.raw<Signer | null>(null);

  constructor(asked: () => Asked | null) {
    this.asked = asked;
  }

  /** Other places, other tickets, another signature. The reason stays. */
  forget(): void {
    this.returned = null;
    this.told = {};
    this.seconded = null;
  }

  /** Something is answered. */
  get changed(): boolean {
    const { returned, told, reason, note, seconded } = this;
    return returned !== null || Object.keys(told).length > 0 || reason !== null || note !== '' || seconded !== null;
  }

  /** The core refused it: a signature that it does not take is asked for again, whatever else is answered stays. */
  refused(error: ApiError): void {
    if (isUnsigned(error)) this.seconded = null;
  }

  /** A terminal was asked and did not say whether it gave the money back. */
  get unsure(): boolean {
    return this.cards.some((part) => this.told[part.payment_id]?.said === 'unknown');
  }

  /** What goes back by card, a payment each. */
  get cards(): readonly GivenBack[] {
    return (this.asked()?.given ?? []).filter((part) => part.way === 'terminal');
  }
  /** The card that the terminal's keys answer for: the first of which nothing is said yet. */
  get card(): GivenBack | null {
    return this.cards.find((part) => !this.told[part.payment_id]) ?? this.cards.at(-1) ?? null;
  }
  tell(payment: number, told: Partial<Told>): void {
    const before = this.told[payment] ?? { said: 'done', authorisation: '' };
    this.told = { ...this.told, [payment]: { ...before, ...told } };
  }
  get ticketsInHand(): boolean {
    return this.asked()?.ask_ticket === true;
  }

  /** What whoever is here may, with the tickets and the signature as they are. */
  get standing(): Standing | null {
    const alone = this.#alone();
    return alone === 'second_needed' && this.seconded ? 'may' : alone;
  }
  /** A supervisor beside signs, or has signed. Nobody is called while the tickets may make it needless. */
  get signs(): boolean {
    return this.#alone() === 'second_needed';
  }

  /** What is still to be answered before anything can be sent. */
  get missing(): readonly Missing[] {
    const { standing } = this;
    const missing: [Missing, boolean][] = [
      ['terminal', this.cards.some((part) => !this.told[part.payment_id])],
      ['tickets', this.ticketsInHand && this.returned === null],
      ['reason', this.reason === null],
      ['supervisor', standing === 'supervisor_needed'],
      ['signature', standing === 'second_needed'],
    ];
    return missing.filter(([, lacks]) => lacks).map(([what]) => what);
  }

  /** All that is asked is answered; null while something is not. */
  get given(): Given | null {
    const { reason } = this;
    if (this.standing === null || reason === null || this.missing.length > 0) return null;
    return {
      // Said before it was known that no ticket is asked for: it answers nothing.
      ticket_returned: this.ticketsInHand && this.returned === true,
      terminal: 'nothing',
      card_authorisation: '',
      terminals: this.cards.map(({ payment_id }) => {
        const { said, authorisation } = this.told[payment_id] ?? { said: 'unknown', authorisation: '' };
        return { payment_id, said, card_authorisation: said === 'done' ? authorisation.trim() : '' };
      }),
      reason,
      note: this.note.trim(),
      seconded_by: this.signs ? (this.seconded?.id ?? null) : null,
    };
  }

  #alone(): Standing | null {
    const may = this.asked()?.may;
    if (!may) return null;
    return this.ticketsInHand && this.returned === false ? may.without_ticket : may.standing;
  }
}
