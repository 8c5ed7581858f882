import { expect } from 'vitest';
import type { Driver } from './journey.ts';
import { press, says, until, watch } from './journey.ts';
import { prompt, type } from './lessons.ts';

const pressKey = (key: string): string =>
  `(document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true, cancelable: true })), true)`;

/** Where the presentation stands: `3 of 17`. */
const place = `(/^(\\d+) of \\d+$/m.exec(document.querySelector('main')?.innerText ?? '')?.[1] ?? '')`;
const waits = `[...document.querySelectorAll('main button')].some((one) => one.innerText.trim() === 'Next' && !one.disabled)`;

/** Presses a clicker's key until the audience sees what it waits for. */
async function clickTo(driver: Driver, wanted: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await driver.evaluate(says(wanted))) return;
    await driver.evaluate(pressKey('PageDown'));
    await until(driver, 'the next slide', waits);
  }
  throw new Error(`${driver.name}: no slide says ${wanted}`);
}

/** A lesson is presented by a clicker's keys: on and back, its recipe played and taken back, and out. */
export async function presentJourney(driver: Driver, address: string): Promise<void> {
  await driver.open(`${address}#/present/lesson/first-policy`);
  await driver.evaluate(watch);
  await until(driver, 'the first slide', `${says('First policy')} && ${place} !== '' && ${waits}`);
  const first = Number(await driver.evaluate(place));
  await driver.evaluate(pressKey('ArrowRight'));
  await until(driver, 'the second slide', `${place} === '${String(first + 1)}'`);
  await driver.evaluate(pressKey('PageUp'));
  await until(driver, 'the first slide again', `${place} === '${String(first)}'`);
  await clickTo(driver, 'One way to do it');
  await driver.evaluate(pressKey('PageDown'));
  await until(driver, 'the played step', waits);
  await driver.evaluate(pressKey('PageUp'));
  await until(driver, 'the step taken back', says('Taken back. Next does it again.'));
  await driver.evaluate(pressKey('Escape'));
  await until(
    driver,
    'the lesson itself',
    `location.hash === '#/lesson/first-policy' && ${says('What should be true')}`,
  );
  expect(await driver.evaluate('globalThis.problems')).toEqual([]);
}

/** Records what is typed, as a lesson's start or as a solution, and has it written into the file. */
async function record(driver: Driver, button: string, line: string): Promise<void> {
  await press(driver, button);
  await until(driver, 'the recording', says('0 steps so far'));
  await press(driver, 'Terminal');
  await until(driver, 'the prompt', `Boolean(${prompt})`);
  await type(driver, line);
  await until(driver, 'the recorded step', says('1 step so far'));
  await press(driver, 'Stop');
  await until(driver, 'the written step', says('The page wrote 1 step into the file.'));
}

/** A lesson is begun, and its start and a solution are recorded by doing them. */
export async function recordJourney(driver: Driver, address: string): Promise<void> {
  await driver.open(`${address}#/author`);
  await driver.evaluate(watch);
  await press(driver, 'New lesson');
  await until(driver, 'the file that can be read', says('The page can read it.'));
  await record(driver, 'Record the start', 'aws iam create-user --user-name ben');
  await until(driver, 'the file that can be read', says('The page can read it.'));
  await record(driver, 'Record a solution', 'aws iam create-user --user-name ana');
  const text = String(
    await driver.evaluate(
      `[...document.querySelectorAll('.host')].flatMap((one) => [...one.shadowRoot.querySelectorAll('.cm-line')]).map((line) => line.textContent).join('\\n')`,
    ),
  );
  expect(text).toContain('start:\n  - iam CreateUser: {UserName: ben}\n');
  expect(text).toMatch(/solutions:\n {2}- way: recorded\n {4}steps:\n {6}- .*ana/);
  expect(await driver.evaluate('globalThis.problems')).toEqual([]);
}
