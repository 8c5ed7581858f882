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
    rates: [],
    async round(users) {
      child.send(users);
      const [rates] = await once(child, 'message');
      return rates;
    },
    stop: () => child.kill(),
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints the rates and judges this commit beside the one before it, which may be `tolerance` faster. */
export async function creations(root, judge, { tolerance, users, warmUp, rounds }) {
  const parent = parentCommit(root);
  const now = await subject(root);
  if (!now) throw new Error('tests/bench/creation.ts could not be run');
  const before = parent && (await subject(parent.folder));
  const subjects = before ? [now, before] : [now];
  try {
    for (let round = -warmUp; round < rounds; round++)
      for (const one of round % 2 ? subjects : [...subjects].reverse()) {
        // Its garbage is part of the price. A forced collection would take the machine code with it.
        const rates = await one.round(users);
        if (round >= 0) one.rates.push(rates);
      }
  } finally {
    for (const { stop } of subjects) stop();
    parent?.remove();
  }
  console.log('One CreateUser through validation, authorisation and change (median, on one core):');
  for (const who of Object.keys(now.rates[0])) {
    const rate = median(now.rates.map((rates) => rates[who]));
    console.log(`  by ${who}: ${Math.round(rate)} a second of processor time`);
    if (before)
      judge(
        `  The time of one against commit ${parent.name}`,
        median(before.rates.map((rates) => rates[who])) / rate,
        1 + tolerance,
      );
  }
  if (!before) console.log('  There is no commit before this one to compare with.');
  console.log('');
}

if (process.argv[1] === program && process.send) await measure(process.argv[2]);
