// The automatic lock: a counter left alone asks for the PIN again.

/** Calls `onidle` once after so many minutes without a key or a pointer. Returns the function that stops it. */
export function watchIdle(minutes: number, onidle: () => void): () => void {
  if (minutes <= 0) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onidle, minutes * 60_000);
  };
  const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
  for (const sign of signs) window.addEventListener(sign, again, { passive: true, capture: true });
  again();
  return () => {
    clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, again, { capture: true });
  };
}
