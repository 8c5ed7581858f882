import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isDrawn } from '../drawn.ts';

const chosen = process.env['JOURNEYS'];
const filesOf = (...names: string[]): string[] => names.map((name) => `tests/e2e/${name}.test.ts`);
const pressed = filesOf('press');
/**
 * Journeys that draw their own part of what they play: every lesson in the page, and every screen before axe.
 */
const always = ['every-lesson', 'everyone'];
/**
 * Journeys that take minutes, and those whose subject few changes touch. Of each row the first takes about as long as
 * the rest, and the source draws the one or the other, anew after each change; `FULL=1` plays all.
 *
 * Lessons are looked at, the page is built in another language, every way in which a role is lent is played, every link
 * is looked at as it arrives; pictures are saved, links are made anonymous, posts show parts of the page, several
 * accounts stand side by side, people sign in through Cognito, by a token or with MFA, and the page works without a
 * network. Then an account as code and LDAP entries, the pages for those who teach, a page of yesterday and one whose
 * parts are gone, and strict hosts. Then what the keyboard leads to and is told, what is kept of lessons, where things
 * stand, a page in another site's frame, parts and addresses that fail, programs, and the judges of looks and presses.
 */
const pairs = [
  ['workshop', 'author'],
  ['scenes', 'pictures'],
  ['focus', 'lesson-screens'],
  ['links-stand', 'offline'],
  ['code', 'failing-address'],
  ['accounts', 'present'],
  ['anonymous', 'progress'],
  ['pseudo-language', 'press-judge', 'press-rules', 'embed'],
  ['keys', 'links-dialog'],
  ['cognito', 'mfa', 'look-judge'],
  ['limits', 'web-identity'],
  ['sandbox', 'earlier'],
  ['workloads', 'framed'],
  ['stands', 'not-fetched', 'leaks', 'chunks'],
];
const long = filesOf(...always, ...pairs.flat());
const drawnLong = filesOf(
  ...always,
  ...pairs.flatMap((pair, at) => pair.filter((_, place) => isDrawn(at + Math.min(place, 1), 2))),
);
/** Begins with the files that take longest, so that no worker waits for the last one of another. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesLong = ({ moduleId }: TestSpecification): boolean =>
      always.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(takesLong), ...sorted.filter((one) => !takesLong(one))];
  }
}

/** Journeys in the largest accounts. `.ci/run` plays them where times are judged. */
const largest = process.env['JUDGE_TIMES'] === '1' ? [] : filesOf('largest');

/** The built page as a visitor uses it. `npm run build` comes first. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'e2e',
    // `JOURNEYS=long` plays the long ones that are drawn, `JOURNEYS=press` presses about a thousand controls; stages of `.ci/run` each.
    include: chosen === 'press' ? pressed : chosen === 'long' ? drawnLong : ['tests/e2e/**/*.test.ts'],
    exclude: chosen === undefined ? [...long, ...largest, ...pressed] : [],
    globalSetup: 'tests/e2e/serve.ts',
    sequence: { sequencer: LongestFirst },
    // Two files at a time: a page leaves a core idle for half of its time. Those that judge a time, or press side by side, run alone.
    maxWorkers: process.env['JUDGE_TIMES'] === '1' || chosen === 'press' ? 1 : 2,
    // The files of a worker share one browser; each test has a profile of its own.
    isolate: false,
    // A browser on a busy machine may stop for a second: what fails once is played again, and `.ci/run` names it. What is
    // pressed by the hundreds takes minutes, and tries again by itself what was late.
    retry: chosen === 'press' ? 0 : 1,
    reporters: ['default', 'tests/second-try.ts'],
    // A list of what is wrong is said whole, not as “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 0 },
    testTimeout: 60_000,
    // A page that has a second to come to what it should be is judged by how busy the machine is.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
