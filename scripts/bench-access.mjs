import { heavyLimit, leastTime } from './bench-decisions.mjs';

/** What a machine does in a millisecond that decides 655,000 simple questions a second, and ten percent more. */
const verdictsAMillisecond = 720;

/**
 * Measures access as a set. Each time is judged against the time that a number of simple decisions take, as for the
 * heaviest questions, so that a slow or busy machine isn't counted against it.
 */
export async function access(server, judge, limits) {
  const decision = await server.ssrLoadModule('/tests/bench/decisions.ts');
  const bench = await server.ssrLoadModule('/tests/bench/access.ts');
  const limitOf = (milliseconds) =>
    heavyLimit(decision, { milliseconds, simpleVerdicts: milliseconds * verdictsAMillisecond });
  const told = ({ counts, cells, isBounded }) =>
    `${counts.actionClasses} classes of actions, ${counts.resourceCells} cells of resources, ${cells.length} cells` +
    (isBounded ? ', bounded' : '');
  console.log('\nAll that somebody may do (processor time, best of five):');
  const inLesson = limitOf(limits.lesson);
  const sample = await bench.ofSample();
  // The code is warm, as it is for whoever has asked before.
  for (let turn = 0; turn < 12; turn++) for (const one of sample) bench.describe(one);
  for (const one of sample) {
    const best = leastTime(() => bench.describe(one), inLesson);
    judge(`${one.title} (${told(bench.describe(one))}), of ${inLesson.toFixed(0)} ms`, best / inLesson, 1);
  }
  const large = await bench.ofLarge(500);
  const inLarge = limitOf(limits.large);
  const whole = leastTime(() => bench.describe(large), inLarge);
  judge(`${large.title} (${told(bench.describe(large))}), of ${inLarge.toFixed(0)} ms`, whole / inLarge, 1);
  const edit = leastTime(bench.afterEdit(large), inLarge);
  judge('What one more statement gives, against all that the user may do', edit / whole, limits.edit);
  const reaches = bench.reachesOf(10_000);
  const kinds = reaches();
  const each = leastTime(reaches, Infinity) / kinds;
  judge(`Who reaches a bucket: each of ${kinds} kinds, of 10 ms`, each / 10, 1);
  const managed = await bench.ofManaged('ReadOnlyAccess');
  console.log(`  ${managed.title}: ${told(bench.describe(managed))}`);
}
