import { expect, it } from 'vitest';
import { Asking } from './asking.svelte';

it('is settled by the answer to the last question alone', async () => {
  const answers: ((quote: number) => void)[] = [];
  const asking = new Asking(async () => new Promise<number>((answer) => answers.push(answer)));
  const first = asking.ask();
  answers[0]?.(1);
  await first;
  expect(asking.quote).toBe(1);
  const second = asking.ask();
  const third = asking.ask();
  answers[1]?.(2);
  await second;
  expect(asking.quote).toBeNull();
  answers[2]?.(3);
  await third;
  expect(asking.quote).toBe(3);
});
