export { badges } from './badges.svelte';
export { connection } from './connection.svelte';
export { clock } from './clock.svelte';
export { route } from './route.svelte';
export { session, type HouseRestored } from './session.svelte';
export { theme, type Theme } from './theme.svelte';
export { leaving } from './leaving.svelte';
export { zoom, ZOOMS } from './zoom.svelte';
