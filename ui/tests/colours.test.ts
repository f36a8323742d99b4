// The site of the customers has the colours of the window, light and dark.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, path), 'utf8');
/** The colours that a style sets, where it is light and where it is dark. */
function colours(style: string, dark: string): [Map<string, string>, Map<string, string>] {
  const at = style.indexOf(dark);
  expect(at).toBeGreaterThan(0);
  const of = (text: string) =>
    new Map([...text.matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']));
  // What follows is for paper.
  return [of(style.slice(0, at)), of(style.slice(at, style.indexOf('\n}\n', at)))];
}

it('each colour of the site is that of the window by its name', () => {
  const window = colours(read('../src/styles/tokens.css'), "[data-theme='dark']");
  const site = colours(read('../../assets/site/style/ground.css'), 'prefers-color-scheme: dark');
  for (const [at, own] of site.entries()) {
    expect(own.size).toBeGreaterThan(15);
    for (const [name, value] of own) expect(`${name} ${value}`).toBe(`${name} ${window[at]?.get(name) ?? 'nothing'}`);
  }
});
