// Leaving what is in view: what was typed there and is not saved is asked about first.
import { forget, unsaved } from '../components';

class Leaving {
  /** What waits for an answer: whether what is typed may be lost. */
  asked = $state.raw<(() => void) | null>(null);

  /** Goes at once where nothing is lost; asks where something is. */
  go(there: () => void): void {
    if (unsaved()) this.asked = there;
    else there();
  }

  stay(): void {
    this.asked = null;
  }

  /** Gives up what is typed, and goes. */
  drop(): void {
    const there = this.asked;
    this.asked = null;
    forget();
    there?.();
  }
}

export const leaving = new Leaving();
