// The foot of a decided request's file, as it is read in either language.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { fileOf, makeRequests } from '../../api/mock/requests';
import { language } from '../../i18n';
import Decide from './Decide.svelte';
import { OpenFile } from './file.svelte';

const refused = makeRequests('').find((row) => row.state === 'refused');

function shown(locale: string, sentence: string): void {
  if (!refused) throw new Error('no refused request');
  const file = fileOf(refused, []);
  if (file.refusal) file.refusal.sentence = sentence;
  language.use(locale);
  render(Decide, { openFile: new OpenFile(), file, bucket: 'done', onsettled: () => {}, onrestored: () => {} });
}
afterEach(() => {
  cleanup();
  language.use('fr');
});

describe('a refused request', () => {
  it.each([
    ['fr', 'La demande est arrivée après le délai'],
    ['en', 'The request came after the deadline'],
  ])('gives its reason in the language of the window (%s)', (locale, reason) => {
    shown(locale, '');
    expect(screen.getByText(reason)).toBeTruthy();
  });

  it('gives the sentence of its operator as it was typed', () => {
    shown('en', 'Rappelez-nous demain.');
    expect(screen.getByText('Rappelez-nous demain.')).toBeTruthy();
  });
});
