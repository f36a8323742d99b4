// One cell of the queue each: two lines at most, the first what one reads, the second what one checks.
export { default as CustomerCell } from './CustomerCell.svelte';
export { default as FlagsCell } from './FlagsCell.svelte';
export { default as LeftCell } from './LeftCell.svelte';
export { default as MoneyCell } from './MoneyCell.svelte';
export { default as PlaceCell } from './PlaceCell.svelte';
export { default as ShowCell } from './ShowCell.svelte';
export { default as WhenCell } from './WhenCell.svelte';
