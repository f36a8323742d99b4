// What a component hears of for as long as it is there.
import { untrack } from 'svelte';
import { onChanged, type Topic } from '../api';
import { Reading } from './reading.svelte';
import { session } from './session.svelte';

/** A reading that is read now, at each change of these topics, and again once the lock is opened. */
export function useReading<T>(read: () => Promise<T>, topics: readonly Topic[] = []): Reading<T> {
  return useFollowed(new Reading(read), topics);
}

/** The same for a reading of another kind. */
export function useFollowed<R extends Reading<unknown>>(reading: R, topics: readonly Topic[]): R {
  $effect(() => reading.follow(topics));
  return reading;
}

/**
 * Calls back at each change of these topics, of any where there are none; and once the lock is opened, for behind it a core
 * reads nothing to anybody.
 */
export function useChanges(topics: readonly Topic[] | null, run: () => void): void {
  let missed = false;
  $effect(() => {
    if (session.locked) {
      missed = true;
      return;
    }
    if (missed) untrack(run);
    missed = false;
    return onChanged(topics, run);
  });
}
