import { expect, test } from 'vitest';
import { InStep } from '../../../../src/ui/frame/lesson/in-step.ts';

/** The other side: it keeps a number, and answers when it is let. */
function otherSide() {
  const kept = { value: 0 };
  const waiting: (() => void)[] = [];
  const later = <T>(answer: () => T): Promise<T> =>
    new Promise((resolve) => {
      const now = answer();
      waiting.push(() => resolve(now));
    });
  return {
    kept,
    fetchIt: () => later(() => kept.value),
    /** Takes a value at once, and says so when it is let. */
    take: (value: number) => () => later(() => (kept.value = value)),
    /** Lets the oldest answer through. */
    async let(): Promise<void> {
      waiting.shift()?.();
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    },
    get waits(): number {
      return waiting.length;
    },
  };
}

test('an answer that is given while an older state is on its way stays, and what the other side has then is shown', async () => {
  const other = otherSide();
  const shown: number[] = [];
  const copy = new InStep(other.fetchIt, (value) => shown.push(value));
  const fetched = copy.refresh();
  const told = copy.tell(other.take(1));
  // The older state comes first, or last.
  await other.let();
  expect(shown, 'nothing older than the answer').toEqual([]);
  while (other.waits > 0) await other.let();
  await Promise.all([fetched, told]);
  expect(shown).toEqual([1]);
});

test('an older state that comes after the answer was taken isn’t shown, either', async () => {
  const other = otherSide();
  const shown: number[] = [];
  let letOld = (): void => undefined;
  const old = new Promise<number>((resolve) => (letOld = () => resolve(0)));
  let first = true;
  const copy = new InStep(
    () => {
      const one = first ? old : other.fetchIt();
      first = false;
      return one;
    },
    (value) => shown.push(value),
  );
  const fetched = copy.refresh();
  const told = copy.tell(other.take(1));
  await other.let();
  letOld();
  await other.let();
  while (other.waits > 0) await other.let();
  await Promise.all([fetched, told]);
  expect(shown).toEqual([1]);
});

test('changes that come while it is fetched fetch it once more, and a side that is gone changes nothing', async () => {
  const shown: number[] = [];
  let asked = 0;
  const copy = new InStep(
    () => Promise.resolve(++asked),
    (value) => shown.push(value),
  );
  await Promise.all([copy.refresh(), copy.refresh(), copy.refresh()]);
  expect(shown).toEqual([1, 2]);
  const gone = new InStep<number>(
    () => Promise.reject(new Error('gone')),
    (value) => shown.push(value),
  );
  await gone.refresh();
  await gone.tell(() => Promise.reject(new Error('gone')));
  expect(shown).toEqual([1, 2]);
});
