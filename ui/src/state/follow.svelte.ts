// What a component hears of for as long as it is there.
import { onChanged, type Topic } from '../api';
import { Reading } from './reading.svelte';

/** A reading that is read now, at each change of these topics, and again once the lock is opened. */
export function useReading<T>(read: () => Promise<T>, topics: readonly Topic[] = []): Reading<T> {
  return useFollowed(new Reading(read), topics);
}

/** The same for a reading of another kind. */
export function useFollowed<R extends Reading<unknown>>(reading: R, topics: readonly Topic[]): R {
  $effect(() => reading.follow(topics));
  return reading;
}

/** Calls back at each change of these topics; of any where there are none. */
export function useChanges(topics: readonly Topic[] | null, run: () => void): void {
  $effect(() => onChanged(topics, run));
}
