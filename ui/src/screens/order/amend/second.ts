// A signature beside that the core does not take: it is asked for again, and nothing else of the form.
import type { ApiError } from '../../../api';
import type { Signer } from './answers.svelte';

/** Whoever signed beside must sign again, or somebody must: a signature is good for a minute. */
export const isUnsigned = (error: ApiError | null): boolean =>
  error?.code === 'second_needed' || error?.code === 'second_refused';

/** What a form says of its refusal: nothing of a signature that is there again. */
export const refusalOf = (error: ApiError | null, signed: Signer | null): ApiError | null =>
  signed !== null && isUnsigned(error) ? null : error;
