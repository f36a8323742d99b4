// What the cursor stands in, for what is written on the keys.
import { isText } from './focus';

class Cursor {
  /** In a text of several lines or a table, where Enter goes a line down and Ctrl+Enter sends. */
  inLines = $state(false);
  /** In any field: letters and figures are text there, and no keys. */
  inText = $state(false);

  /** Follows the keyboard. Returns the function that stops it. */
  follow(): () => void {
    const look = (): void => {
      const at = document.activeElement;
      const several = at instanceof HTMLTextAreaElement && at.dataset['sentence'] === undefined;
      this.inLines = several || (isText(at) && at.closest('[data-grid]') !== null);
      this.inText = isText(at);
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }
}

export const cursor = new Cursor();
