/**
 * Measures how many users a second of one core makes, in this commit and in the one before it. Each commit is
 * measured in a process of its own. What else ran in a process decides how V8 compiles the code, which once
 * made the same code look half as slow again.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { parentCommit } from './bench-parent.mjs';

const program = fileURLToPath(import.meta.url);

/** In a child: measures one round whenever it is asked to. Says `{ who: rate }`, or why it can't. */
async function measure(root) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false, fs: { strict: false } },
  });
  const { creators, creationsPerSecond } = await server.ssrLoadModule('/tests/bench/creation.ts');
  const subjects = Object.entries(await creators());
  process.on('message', (users) =>
    process.send(
      Object.fromEntries(subjects.map(([who, creator]) => [who, creationsPerSecond(creator, users)])),
    ),
  );
  process.send('ready');
}

/** The child that measures the sources in `root`; null if they have no such measure. */
async function subject(root) {
  const child = fork(program, [root], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)]);
  if (!ready) return null;
  return {
    async round(users) {
      child.send(users);
      const [rates] = await once(child, 'message');
      return rates;
    },
    stop: () => child.kill(),
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The median rates `{ who: rate }` of each folder's sources. Their rounds take turns. */
async function sideBySide(folders, { users, warmUp, rounds }) {
  const subjects = [];
  for (const folder of folders) subjects.push({ child: await subject(folder), rates: [] });
  try {
    for (let round = -warmUp; round < rounds; round++)
      for (const { child, rates } of round % 2 ? subjects : [...subjects].reverse()) {
        // The garbage of a round is part of its price. A forced collection would also drop the machine code.
        const measured = await child?.round(users);
        if (measured && round >= 0) rates.push(measured);
      }
  } finally {
    for (const { child } of subjects) child?.stop();
  }
  return subjects.map(({ rates }) =>
    Object.fromEntries(Object.keys(rates[0] ?? {}).map((who) => [who, median(rates.map((of) => of[who]))])),
  );
}

/**
 * Returns `{ who: { rate, before, ratio } }`: the best rates of all processes for this commit and the one before it, and
 * how many times as long this one takes: by the best of each side, or by the median of the processes that ran side by
 * side, whichever is less. One lucky process of the other side moves the first, a few unlucky ones the second; slower
 * code shows in both.
 */
function summary(runs) {
  const best = (side, who) => Math.max(...runs.map((run) => run[side]?.[who] ?? 0));
  return Object.fromEntries(
    Object.keys(runs[0][0]).map((who) => {
      const [rate, before] = [best(0, who), best(1, who)];
      const ratios = runs.map(([own, other]) => (other?.[who] ?? 0) / own[who]);
      return [who, { rate, before, ratio: Math.min(before / rate, median(ratios)) }];
    }),
  );
}

/**
 * Prints the rates and compares this commit with the one before it, which may be faster by `tolerance`. Several
 * processes measure both, because V8 doesn't always compile the same code equally well; more of them do, up to `most`,
 * while this commit looks slower.
 */
export async function creations(root, judge, { tolerance, processes, most, ...often }) {
  const parent = parentCommit(root);
  const slower = (rates) => Object.values(rates).some(({ ratio }) => ratio > 1 + tolerance);
  const runs = [];
  try {
    while (runs.length < processes || (runs.length < most && slower(summary(runs))))
      runs.push(await sideBySide(parent ? [root, parent.folder] : [root], often));
  } finally {
    parent?.remove();
  }
  const rates = summary(runs);
  if (Object.keys(rates).length === 0) throw new Error('tests/bench/creation.ts could not be run');
  console.log(
    `One CreateUser through validation, authorisation and change (best median of ${runs.length} processes):`,
  );
  for (const [who, { rate, before, ratio }] of Object.entries(rates)) {
    console.log(`  by ${who}: ${Math.round(rate)} a second of processor time`);
    if (before) judge(`  The time of one against commit ${parent.name}`, ratio, 1 + tolerance);
    else console.log('  There is no commit before this one to compare with.');
  }
  console.log('');
}

if (process.argv[1] === program && process.send) await measure(process.argv[2]);
