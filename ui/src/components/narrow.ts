// The window, as wide as its pages see it: a small screen, or a page that is drawn larger.
import { MediaQuery } from 'svelte/reactivity';

/** A page drawn at 125 % or 150 % on a small screen: lists keep the columns that matter. The styles have the same bound. */
export const narrow = new MediaQuery('max-width: 1100px');

/** The same in height: labels go into their fields, and the rows that matter have the room. */
export const low = new MediaQuery('max-height: 600px');
