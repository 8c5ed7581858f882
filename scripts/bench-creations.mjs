/**
 * How many users a second of one core makes, and how many the commit before this one makes. Each commit is measured
 * in a process of its own: what else ran in a process decides how V8 compiles it, which once made the same code
 * look slower than itself by half.
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

/** The child that measures the sources in `root`; null where they have no such measure. */
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

/** The median rates `{ who: rate }` of each folder's sources, whose rounds take turns. */
async function sideBySide(folders, { users, warmUp, rounds }) {
  const subjects = [];
  for (const folder of folders) subjects.push({ child: await subject(folder), rates: [] });
  try {
    for (let round = -warmUp; round < rounds; round++)
      for (const { child, rates } of round % 2 ? subjects : [...subjects].reverse()) {
        // Its garbage is part of the price. A forced collection would take the machine code with it.
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

/** The best rates `{ who: { rate, before } }` of this commit and the one before it over all processes. */
function bestOf(runs) {
  const best = (side, who) => Math.max(...runs.map((run) => run[side]?.[who] ?? 0));
  return Object.fromEntries(
    Object.keys(runs[0][0]).map((who) => [who, { rate: best(0, who), before: best(1, who) }]),
  );
}

/**
 * Prints the rates and judges this commit beside the one before it, which may be `tolerance` faster. Of several
 * processes the best one counts, as V8 compiles the same code better and worse. While this commit looks slower,
 * more processes measure both, up to `most`: code that really is slower stays so, a few unlucky processes don't.
 */
export async function creations(root, judge, { tolerance, processes, most, ...often }) {
  const parent = parentCommit(root);
  const slower = (rates) => Object.values(rates).some(({ rate, before }) => before / rate > 1 + tolerance);
  const runs = [];
  try {
    while (runs.length < processes || (runs.length < most && slower(bestOf(runs))))
      runs.push(await sideBySide(parent ? [root, parent.folder] : [root], often));
  } finally {
    parent?.remove();
  }
  const rates = bestOf(runs);
  if (Object.keys(rates).length === 0) throw new Error('tests/bench/creation.ts could not be run');
  console.log(
    `One CreateUser through validation, authorisation and change (best median of ${runs.length} processes):`,
  );
  for (const [who, { rate, before }] of Object.entries(rates)) {
    console.log(`  by ${who}: ${Math.round(rate)} a second of processor time`);
    if (before) judge(`  The time of one against commit ${parent.name}`, before / rate, 1 + tolerance);
    else console.log('  There is no commit before this one to compare with.');
  }
  console.log('');
}

if (process.argv[1] === program && process.send) await measure(process.argv[2]);
