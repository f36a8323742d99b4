// Cash that cannot be read is never taken for the exact amount.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../../components';
import { Sale } from './sale.svelte';
import { shown } from './shown.svelte';
import Tenders from './Tenders.svelte';

/** A sale of 25,00 € to be paid, ready but for what is typed. */
function ready(): Sale {
  const sale = new Sale();
  sale.lines = [{ performance_id: 1, starts_at_ms: 0, seat_id: 2, rate_id: 3, row: 'A', seat: '28', category_id: 4 }];
  sale.quote = {
    lines: [],
    total_cents: 2500,
    vat: [],
    balance_cents: 0,
    credit_max_cents: 0,
    credit_cents: 0,
    balance_after_cents: 0,
    due_cents: 2500,
  };
  return sale;
}

/** Types the cash handed over, and presses the key that sells. */
async function pay(text: string): Promise<void> {
  const input = screen.getByLabelText('Espèces reçues');
  await fireEvent.input(input, { target: { value: text } });
  await fireEvent.keyDown(input, { key: 'F8' });
}

describe('cash handed over', () => {
  it('stops the sale while it is no amount, and says so', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    expect(sale.canSell).toBe(true);
    await pay('3O');
    expect(screen.getByRole('alert').textContent).toBe('Ce n’est pas un montant');
    expect(sale.canSell).toBe(false);
    await pay('30');
    expect(sale.canSell).toBe(true);
    expect(sale.settled?.change_cents).toBe(500);
  });

  it('gives no change and lacks nothing while it cannot be read', async () => {
    const { container } = render(Tenders, { sale: ready(), due: 2500 });
    const said = (): string => container.querySelector('.cash > p')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    await pay('100');
    expect(said()).toBe('À rendre 75,00 €');
    await pay('1OO');
    expect(said()).toBe('À rendre …');
  });

  it('says what Escape threw away, and which amount stays', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    const field = screen.getByLabelText('Espèces reçues');
    field.focus();
    await fireEvent.input(field, { target: { value: '30' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    field.focus();
    await fireEvent.input(field, { target: { value: '50' } });
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect((field as HTMLInputElement).value).toBe('30,00\u00a0€');
    expect(sale.settled?.change_cents).toBe(500);
    expect(screen.getByText(/« 50 » n’est pas pris/)).toBeTruthy();
    field.focus();
    await fireEvent.input(field, { target: { value: '40' } });
    expect(screen.queryByText(/n’est pas pris/)).toBeNull();
  });

  it('no longer counts once the card pays', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    await pay('3O');
    await fireEvent.click(screen.getByRole('button', { name: /^CB/ }));
    expect(sale.canSell).toBe(true);
  });
});

describe('+', () => {
  afterEach(() => {
    shown.plan = false;
  });
  it('hands over the next note with the cursor anywhere, but on the plan, where it comes nearer', () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    keys.act('+');
    expect(sale.tender.tendered).toBe(3000);
    shown.plan = true;
    expect(keys.acts('+', false)).toBe(false);
    screen.getByLabelText('Espèces reçues').focus();
    expect(keys.acts('+', true)).toBe(true);
    keys.act('+');
    expect(sale.tender.tendered).toBe(4000);
  });
});

describe('a tender that is chosen', () => {
  const lit = (): string[] =>
    screen
      .getAllByRole('button')
      .filter((button) => button.getAttribute('aria-pressed') === 'true')
      .map((button) => button.textContent.trim().split(' ')[0] ?? '');
  it('is the one that is lit, and the one that is used', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    expect([lit(), sale.act?.says]).toEqual([['Espèces'], 'counter-sell-cash']);
    await fireEvent.click(screen.getByRole('button', { name: /^CB/ }));
    expect([lit(), sale.act?.says]).toEqual([['CB'], 'counter-sell-card']);
  });
  it('has the cursor where cash is typed', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    await fireEvent.click(screen.getByRole('button', { name: 'Espèces' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Espèces reçues')));
  });
});

describe('the slip of the card', () => {
  it('gives its last four figures and the authorisation, without what else is typed', async () => {
    const sale = ready();
    render(Tenders, { sale, due: 2500 });
    await fireEvent.click(screen.getByRole('button', { name: /^CB/ }));
    await fireEvent.input(screen.getByLabelText(/chiffres/), { target: { value: '42 4-2' } });
    await fireEvent.input(screen.getByLabelText(/utorisation/), { target: { value: 'A-1 2' } });
    expect(sale.tender).toMatchObject({ way: 'card', last4: '4242', authorisation: 'A12' });
  });
});
