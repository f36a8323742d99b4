// A field is called as on the page, whatever a refusal says of it.
import { expect, it } from 'vitest';
import { ApiError } from '../api';
import { sentenceOf } from './errors';

it.each([
  [new ApiError('hidden_text', { field: 'last_name' }), /: Nom\./],
  [new ApiError('bad_field', { field: 'second_from_cents', why: 'out_of_range' }), /^Second responsable à partir de/],
  [new ApiError('bad_field', { field: 'keep_mb', why: 'out_of_range' }), /^Taille de toutes les sauvegardes/],
  [new ApiError('bad_field', { field: 'database_url', why: 'not_postgres' }), /^Base partagée.*une adresse postgres/],
])('%s', (error, said) => {
  expect(sentenceOf(error)).toMatch(said);
});
