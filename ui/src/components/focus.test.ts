// The keyboard is never nowhere: what had it may be gone, switched off or hidden.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from './focus';

let stop: () => void;

beforeEach(() => {
  stop = keepFocus();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** A screen with a panel in it, each a home, and buttons in both. */
function draw(): void {
  document.body.innerHTML = `
    <main id="screen" data-home tabindex="-1">
      <button id="outside">List</button>
      <aside id="panel" data-home tabindex="-1">
        <button id="inside">Accept</button>
        <div id="part"><input id="field" /></div>
      </aside>
    </main>`;
}
const of = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
};
/** Where the keyboard is once the page has had its turns to notice, however long the machine takes over each. */
async function keyboard(): Promise<string> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 2));
  return document.activeElement?.id ?? '';
}

describe('what had the keyboard', () => {
  it('is gone: it goes to the part of the screen in which that was', async () => {
    draw();
    of('inside').focus();
    of('inside').remove();
    expect(await keyboard()).toBe('panel');
  });
  it('goes with all that surrounds it: it goes to the next home outwards', async () => {
    draw();
    of('field').focus();
    of('panel').remove();
    expect(await keyboard()).toBe('screen');
  });
  it('goes with the whole screen: it goes to the one that is drawn instead', async () => {
    draw();
    of('field').focus();
    document.body.innerHTML = '<main id="next" data-home tabindex="-1"></main>';
    expect(await keyboard()).toBe('next');
  });
  it('is switched off', async () => {
    draw();
    of('inside').focus();
    of('inside').setAttribute('disabled', '');
    expect(await keyboard()).toBe('panel');
  });
  it('is in a part that is switched off as a whole', async () => {
    draw();
    of('field').focus();
    of('panel').setAttribute('inert', '');
    expect(await keyboard()).toBe('screen');
  });
  it('lets it go to nothing', async () => {
    draw();
    of('field').focus();
    of('field').blur();
    expect(await keyboard()).toBe('panel');
  });
  it('is a home that is drawn anew', async () => {
    draw();
    of('panel').focus();
    of('panel').outerHTML = '<aside id="again" data-home tabindex="-1"></aside>';
    expect(await keyboard()).toBe('screen');
  });
});

describe('the keyboard', () => {
  it('goes to the first screen that is drawn, where nothing had it', async () => {
    draw();
    expect(await keyboard()).toBe('screen');
  });
  it('stays where it was put', async () => {
    draw();
    of('inside').focus();
    of('outside').focus();
    of('inside').remove();
    expect(await keyboard()).toBe('outside');
  });
  it('is not taken back from what has it by itself', async () => {
    draw();
    of('inside').focus();
    of('inside').remove();
    of('field').focus();
    expect(await keyboard()).toBe('field');
  });
  it('is let go once nobody keeps it', async () => {
    draw();
    of('inside').focus();
    stop();
    of('inside').remove();
    expect(await keyboard()).toBe('');
  });
});
