import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import DateField from './DateField.svelte';
import MoneyField from './MoneyField.svelte';
import NumberField from './NumberField.svelte';
import PinField from './PinField.svelte';
import Select from './Select.svelte';
import TextField from './TextField.svelte';
import Toasts from './Toasts.svelte';
import { toasts } from './toasts.svelte';

async function type(input: HTMLElement, text: string): Promise<void> {
  await fireEvent.input(input, { target: { value: text } });
  await fireEvent.blur(input);
}

describe('a date field', () => {
  it('gives the day as it is stored, and writes it as people read it', async () => {
    const onchange = vi.fn();
    render(DateField, { value: null, label: 'Du', onchange });
    await type(screen.getByLabelText('Du'), '7/6/2020');
    expect(onchange).toHaveBeenCalledWith('2020-06-07');
    expect(screen.getByLabelText<HTMLInputElement>('Du').value).toBe('07/06/2020');
  });
  it('says so when there is no such day, and gives nothing', async () => {
    const onchange = vi.fn();
    render(DateField, { value: null, label: 'Du', onchange });
    await type(screen.getByLabelText('Du'), '31/02/2020');
    expect(onchange).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toBe('Cette date n’existe pas');
  });
  it('follows each key, keeps what is typed, and says to what acts that it is no day', async () => {
    const given: (string | null)[] = [];
    const unread: boolean[] = [];
    const { rerender } = render(DateField, {
      value: '2031-06-01',
      label: 'Jusqu’au',
      onchange: (day) => void given.push(day),
      get unread() {
        return unread.at(-1) ?? false;
      },
      set unread(now: boolean) {
        unread.push(now);
      },
    });
    const input = screen.getByLabelText<HTMLInputElement>('Jusqu’au');
    for (const text of ['1/7', '1/7/', '1/7/2', '1/7/2031']) {
      await fireEvent.input(input, { target: { value: text } });
      await rerender({ value: given.at(-1) ?? '2031-06-01' });
      expect(input.value).toBe(text);
      expect(unread.at(-1)).toBe(text !== '1/7/2031');
    }
    expect(given).toEqual(['2031-07-01']);
  });
});

describe('a money field', () => {
  it('gives cents and writes the amount out', async () => {
    const onchange = vi.fn();
    render(MoneyField, { cents: null, label: 'Reçu', onchange });
    await type(screen.getByLabelText('Reçu'), '30');
    expect(onchange).toHaveBeenCalledWith(3000);
    expect(screen.getByLabelText<HTMLInputElement>('Reçu').value).toBe('30,00\u00a0€');
  });
  it('follows each key, and keeps what is typed', async () => {
    const given: (number | null)[] = [];
    const { rerender } = render(MoneyField, {
      cents: 7500,
      label: 'Reçu',
      onchange: (cents) => void given.push(cents),
    });
    const input = screen.getByLabelText<HTMLInputElement>('Reçu');
    for (const text of ['3', '30', '30,', '30,5']) {
      await fireEvent.input(input, { target: { value: text } });
      await rerender({ cents: given.at(-1) ?? null });
      expect(input.value).toBe(text);
    }
    expect(given).toEqual([300, 3000, 3050]);
  });
  it('gives nothing while what is typed is no amount, and says so to what acts', async () => {
    const onchange = vi.fn();
    const unread: boolean[] = [];
    render(MoneyField, {
      cents: 7500,
      label: 'Reçu',
      most: 7500,
      onchange,
      get unread() {
        return unread.at(-1) ?? false;
      },
      set unread(now: boolean) {
        unread.push(now);
      },
    });
    const input = screen.getByLabelText<HTMLInputElement>('Reçu');
    await fireEvent.input(input, { target: { value: '3O' } });
    await fireEvent.input(input, { target: { value: '75,01' } });
    expect([onchange.mock.calls.length, unread.at(-1), input.value]).toEqual([0, true, '75,01']);
    await fireEvent.keyDown(input, { key: 'F8' });
    expect(screen.getByRole('alert').textContent).toMatch(/Au plus 75,00/);
    await fireEvent.input(input, { target: { value: '74' } });
    expect([onchange.mock.lastCall, unread.at(-1)]).toEqual([[7400], false]);
  });
  it('gives back with Escape what it held, where it is no form’s', async () => {
    const given: (number | null)[] = [];
    const { rerender } = render(MoneyField, {
      cents: 7500,
      label: 'Reçu',
      onchange: (cents) => void given.push(cents),
      onenter: () => undefined,
    });
    const input = screen.getByLabelText<HTMLInputElement>('Reçu');
    input.focus();
    await fireEvent.input(input, { target: { value: '12' } });
    await rerender({ cents: 1200 });
    await fireEvent.keyDown(input, { key: 'Escape' });
    expect(given).toEqual([1200, 7500]);
  });
  it('never rounds: a third decimal is refused', async () => {
    const onchange = vi.fn();
    render(MoneyField, { cents: null, label: 'Reçu', onchange });
    await type(screen.getByLabelText('Reçu'), '30,005');
    expect(onchange).not.toHaveBeenCalled();
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('a PIN field', () => {
  it('keeps figures only, eight at most, and hides them', async () => {
    render(PinField, { value: '', label: 'PIN' });
    const input = screen.getByLabelText<HTMLInputElement>('PIN');
    await fireEvent.input(input, { target: { value: '12a4 567890' } });
    expect(input.value).toBe('12456789');
    expect(input.type).toBe('password');
  });
});

describe('messages', () => {
  it('offer to undo while the seconds run, and go when they are over', async () => {
    const undo = vi.fn();
    render(Toasts);
    toasts.show({
      tone: 'ok',
      text: 'Reprise acceptée',
      countdown: true,
      untilMs: Date.now() + 30_000,
      action: { label: 'Annuler', key: 'U', run: undo },
    });
    await fireEvent.click(await screen.findByRole('button', { name: /Annuler/ }));
    expect(undo).toHaveBeenCalledOnce();
    expect(toasts.list).toHaveLength(0);
    toasts.show({ tone: 'ok', text: 'x', untilMs: 1_000 });
    toasts.expire(1_000);
    expect(toasts.list).toHaveLength(0);
  });
  it('are seen one at a time, the latest, with how many wait and how often the same was said', async () => {
    render(Toasts);
    toasts.show({ tone: 'bad', text: 'L’essai n’est pas parti' });
    toasts.show({ tone: 'bad', text: 'L’essai n’est pas parti' });
    toasts.show({ tone: 'ok', text: 'Réglages enregistrés' });
    expect(await screen.findByText('Réglages enregistrés')).toBeTruthy();
    expect(screen.queryByText('L’essai n’est pas parti')).toBeNull();
    expect(screen.getByText('et 1 autre message')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Retirer le message' }));
    expect(await screen.findByText('L’essai n’est pas parti')).toBeTruthy();
    expect(screen.getByText('×2')).toBeTruthy();
  });
  it('that tell of a failure stay longer, and go by themselves', () => {
    toasts.show({ tone: 'bad', text: 'x' });
    toasts.expire(Date.now() + 20_000);
    expect(toasts.list).toHaveLength(1);
    toasts.expire(Date.now() + 40_000);
    expect(toasts.list).toHaveLength(0);
  });
});

describe('a field that must be filled in', () => {
  it('says so once its form is to be sent, not when it is passed by', async () => {
    render(TextField, { label: 'Nom', value: '', needed: true });
    const input = screen.getByLabelText<HTMLInputElement>('Nom');
    await fireEvent.blur(input);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(input.checkValidity()).toBe(false);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('À remplir'));
    await fireEvent.input(input, { target: { value: 'Zoé' } });
    expect([input.checkValidity(), screen.queryByRole('alert')]).toEqual([true, null]);
  });
  it('of several lines does the same', async () => {
    render(TextField, { label: 'Note', value: '', needed: true, lines: 3 });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').checkValidity()).toBe(false);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('À remplir'));
  });
  it('holds a number between its bounds', async () => {
    render(NumberField, { label: 'Retenue', text: '150', percent: true, highest: 100, maxlength: 6 });
    const input = screen.getByLabelText<HTMLInputElement>('Retenue');
    expect(input.checkValidity()).toBe(false);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/Au plus 100/));
    await fireEvent.input(input, { target: { value: '100' } });
    expect(input.checkValidity()).toBe(true);
  });
  it('for a PIN wants four figures', async () => {
    render(PinField, { label: 'Code', value: '12' });
    const input = screen.getByLabelText<HTMLInputElement>('Code');
    expect(input.checkValidity()).toBe(false);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('4 à 8 chiffres'));
    await fireEvent.input(input, { target: { value: '1234' } });
    expect([input.checkValidity(), screen.queryByRole('alert')]).toEqual([true, null]);
  });
  it('chosen from a list names what is to be chosen', async () => {
    render(Select, { options: [], value: null, label: 'Salle', placeholder: '', needed: true, onchange: vi.fn() });
    const input = screen.getByLabelText<HTMLInputElement>('Salle', { selector: 'input' });
    expect(input.checkValidity()).toBe(false);
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/À choisir.*Salle/));
  });
});

describe('a field whose form takes what is typed', () => {
  it('is not blamed for being empty again, until it is sent so', async () => {
    const { rerender } = render(TextField, { value: '', label: 'Chemin', needed: true });
    const input = screen.getByLabelText<HTMLInputElement>('Chemin');
    await fireEvent.input(input, { target: { value: '/tmp/places.csv' } });
    await fireEvent.keyDown(input, { key: 'Enter' });
    await rerender({ value: '' });
    expect(screen.queryByRole('alert')).toBeNull();
    input.checkValidity();
    expect((await screen.findByRole('alert')).textContent).toBe('À remplir');
  });
});
