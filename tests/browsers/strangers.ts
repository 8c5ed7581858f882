import { expect } from 'vitest';
import { resultsWords } from '#words/results-class.ts';
import { workshopWords } from '#words/workshop.ts';
import { writeTextLink } from '../../src/exchange/link/text-link.ts';
import { carryingWorkshop, smallLesson } from '../lessons/workshop/small.ts';
import { type Driver, says, until, watch } from './journey.ts';

/** Hands the page a file that is put together there, so that a large one isn't sent through the driver. */
const give = (text: string): string => `(() => {
  const files = new DataTransfer();
  files.items.add(new File([${text}], 'given'));
  const input = document.querySelector('input[type=file]');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
})()`;

/** Opens an address from its beginning, with nothing left of what was shown before. */
async function openFresh(driver: Driver, address: string): Promise<void> {
  // Where only the part behind the # is another, the page would stay; it takes a refused link out of its address.
  await driver.open('about:blank');
  await driver.open(address);
  await driver.evaluate(watch);
}

/** Counts from here on how often the page gets a turn: a page that is frozen gets none. */
const countTurns = `(globalThis.turns = 0, setInterval(() => globalThis.turns++, 10), true)`;

async function isAlive(driver: Driver): Promise<void> {
  const before = Number(await driver.evaluate('globalThis.turns'));
  await until(driver, 'a turn of the page', `globalThis.turns > ${String(before)}`);
  expect(await driver.evaluate('globalThis.problems')).toEqual([]);
}

const welcoming = (welcome: string): string =>
  carryingWorkshop('small').replace('Welcome to **our** workshop.', welcome);

/** Files that took the page down or froze it, as a text with one place in it that repeats. */
const files: readonly (readonly [what: string, before: string, repeated: string, times: number])[] = [
  ['quotes in quotes', welcoming(''), '> ', 5000],
  ['lists in lists', welcoming(''), '1. ', 5000],
  ['rules', welcoming(''), '***\n', 30_000],
  ['blanks', welcoming('a'), ' ', 150_000],
  ['emphasis', welcoming(''), '*a_', 20_000],
  ['lists in lists of the fields', `${smallLesson('small').split('\nauthor:')[0] ?? ''}\nx: `, '[', 9000],
  [
    'a link that looks like another address',
    `${smallLesson('small')}\n`,
    '[https://bank.example](https://evil.example)\n',
    1,
  ],
];

/**
 * Files and links of a stranger, in short: what is made to freeze the page or to look like something else is refused,
 * and the page goes on. The long form runs in Chromium.
 */
export async function strangersJourney(driver: Driver, address: string): Promise<void> {
  const bomb = await writeTextLink('w1', welcoming('> '.repeat(5000)));
  if (!bomb.ok) throw new Error('the workshop makes no link');
  await openFresh(driver, `${address}#${bomb.link}`);
  await until(driver, 'the refusal of a link', says(workshopWords.refusedLink));
  await driver.reload();
  await until(driver, 'the page with that address again', says('Acting as'));
  await openFresh(driver, `${address}#d4.AAAA.AAAAAA`);
  await until(driver, 'the refusal of an account', says('A part of this link was lost or changed'));

  for (const [what, before, repeated, times] of files) {
    await openFresh(driver, `${address}#/workshop`);
    await until(driver, 'the workshops', says(workshopWords.ready));
    await driver.evaluate(countTurns);
    const text = `${JSON.stringify(before)} + ${JSON.stringify(repeated)}.repeat(${String(times)})`;
    await driver.evaluate(give(text));
    await until(driver, `the refusal of ${what}`, says(workshopWords.refused));
    await isAlive(driver);
  }

  await openFresh(driver, `${address}#/results`);
  await until(driver, 'the instructor’s page', says(resultsWords.title));
  await driver.evaluate(countTurns);
  const million = `'{"format":"iam-playground-result","version":2,"lessons":[' + '[],'.repeat(1e6) + '[]]}'`;
  await driver.evaluate(give(million));
  await until(driver, 'the refusal of a result', says('The page did not read'));
  await isAlive(driver);
  const name = '<img src=x onerror=alert(1)>';
  const result = {
    ...{ format: 'iam-playground-result', version: 2, madeBy: '1.0.0', madeAt: 4e12, name },
    ...{ workshop: { key: 'mine', version: 1, title: '=1+1' }, lessons: [], measures: {} },
  };
  await driver.evaluate(give(JSON.stringify(JSON.stringify(result))));
  await until(driver, 'the learner', says(name));
  await until(driver, 'the remark', says('its date is in the future'));
  expect(await driver.evaluate(`document.querySelectorAll('main img').length`)).toBe(0);
  await isAlive(driver);
}
