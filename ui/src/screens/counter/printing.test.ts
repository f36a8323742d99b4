// Tickets on their way to paper: what the window asks of the core.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tauriTransport, useTransport } from '../../api/transport';
import { Printing } from './printing.svelte';

let asked: { name: string; args: unknown }[] = [];

beforeEach(() => {
  asked = [];
  useTransport({
    async send(_id, name, args) {
      asked.push({ name, args });
      return { path: '/tmp/billet.pdf', printer: 'BILLETS' };
    },
    onConnection: () => () => {},
    onChanged: () => () => {},
    onFiles: () => () => {},
    onClosing: () => () => {},
  });
});
afterEach(() => useTransport(tauriTransport));

describe('printing', () => {
  it('is one command: the core knows the printer and the layout of the counter', async () => {
    const printing = new Printing();
    await printing.print([7, 8]);
    expect(asked).toEqual([{ name: 'ticket_print', args: { place_ids: [7, 8], format: null } }]);
    expect(printing.stage).toBe('asking');
    expect(printing.printer).toBe('BILLETS');
  });
  it('is not begun while another is on its way: its answer would be asked of what was not printed', async () => {
    const printing = new Printing();
    const first = printing.print([7, 8]);
    await printing.print([9]);
    printing.ask([9]);
    await first;
    expect([asked.length, printing.placeIds]).toEqual([1, [7, 8]]);
  });
});
