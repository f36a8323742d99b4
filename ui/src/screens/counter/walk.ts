// The arrows in the hall.

/** Arrows walk from seat to seat, within a row and from row to row. */
export function walk(event: KeyboardEvent): void {
  const here = event.target;
  if (!(here instanceof HTMLElement) || !here.matches('[data-seat]')) return;
  const line = here.closest('li');
  const step = { ArrowRight: here.nextElementSibling, ArrowLeft: here.previousElementSibling }[event.key];
  const other = { ArrowDown: line?.nextElementSibling, ArrowUp: line?.previousElementSibling }[event.key];
  const index = [...(here.parentElement?.children ?? [])].indexOf(here);
  const seats = other?.querySelectorAll<HTMLElement>('[data-seat]');
  const to = step ?? (seats && (seats[Math.min(index, seats.length - 1)] as HTMLElement | undefined));
  if (to instanceof HTMLElement) {
    event.preventDefault();
    to.focus();
  }
}
