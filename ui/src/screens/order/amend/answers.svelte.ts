// What putting a sale right asks of whoever does it: the tickets in hand, the terminal, why, a signature beside.
import type { AmendmentReason, GivenBack, MayAmend, OperatorCard, Standing, TerminalSaid } from '../../../api';

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
  terminal: TerminalSaid;
  card_authorisation: string;
  reason: AmendmentReason;
  note: string;
  seconded_by: number | null;
}

export const REASONS: readonly AmendmentReason[] = ['mistake', 'customer', 'event', 'other'];

export class Answers {
  /** Null until the core has answered. */
  readonly asked: () => Asked | null;
  /** Null until somebody looked at the tickets. */
  returned = $state<boolean | null>(null);
  terminal = $state<'done' | 'unknown' | null>(null);
  authorisation = $state('');
  reason = $state<AmendmentReason | null>(null);
  note = $state('');
  seconded = $state.raw<Signer | null>(null);

  constructor(asked: () => Asked | null) {
    this.asked = asked;
  }

  /** Other places, other tickets, another signature. The reason stays. */
  forget(): void {
    this.returned = null;
    this.terminal = null;
    this.seconded = null;
  }

  get byCard(): number {
    return this.#sum('terminal');
  }
  get byHand(): number {
    return this.#sum('hand');
  }
  get ticketsInHand(): boolean {
    return this.asked()?.ask_ticket === true;
  }

  /** What whoever is here may, with the tickets and the signature as they are. */
  get standing(): Standing | null {
    const alone = this.#alone();
    return alone === 'second_needed' && this.seconded ? 'may' : alone;
  }
  /** A supervisor beside signs, or has signed. */
  get signs(): boolean {
    return this.#alone() === 'second_needed';
  }

  /** All that is asked is answered; null while something is not. */
  get given(): Given | null {
    const { reason, terminal } = this;
    if (this.standing !== 'may' || reason === null) return null;
    if (this.ticketsInHand && this.returned === null) return null;
    if (this.byCard > 0 && terminal === null) return null;
    const said: TerminalSaid = this.byCard > 0 && terminal !== null ? terminal : 'nothing';
    return {
      ticket_returned: this.returned === true,
      terminal: said,
      card_authorisation: said === 'done' ? this.authorisation.trim() : '',
      reason,
      note: this.note.trim(),
      seconded_by: this.signs ? (this.seconded?.id ?? null) : null,
    };
  }

  #alone(): Standing | null {
    const may = this.asked()?.may;
    if (!may) return null;
    return this.ticketsInHand && this.returned !== true ? may.without_ticket : may.standing;
  }

  #sum(way: 'terminal' | 'hand'): number {
    const parts = (this.asked()?.given ?? []).filter((part) => part.way === way);
    return parts.reduce((sum, part) => sum + part.amount_cents, 0);
  }
}
