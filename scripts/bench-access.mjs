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
  const inLarge = limitOf(limits.large);
  const varied = await bench.ofVaried();
  judge(
    `${varied.title} (${told(bench.describe(varied))}), of ${inLarge.toFixed(0)} ms`,
    leastTime(() => bench.describe(varied), inLarge) / inLarge,
    1,
  );
  const large = await bench.ofLarge(500);
  const whole = leastTime(() => bench.describe(large), inLarge);
  judge(`${large.title} (${told(bench.describe(large))}), of ${inLarge.toFixed(0)} ms`, whole / inLarge, 1);
  const edit = await bench.afterEdit(large);
  judge(
    `What one more statement gives (${edit.kinds} of ${large.identities} identities asked, over ${edit.actions} actions), against all that the user may do`,
    leastTime(edit.run, inLarge) / whole,
    limits.edit,
  );
  judge('Kinds of callers whom that asks', edit.kinds, 1);
  const larger = await bench.afterEdit(await bench.ofLarge(5000));
  // As above: the smaller one has been run often by now.
  for (let turn = 0; turn < 40; turn++) larger.run();
  // One run is shorter than what the processor's clock tells apart.
  const often = (run) => () => {
    for (let turn = 0; turn < 20; turn++) run();
  };
  judge(
    'The same among ten times as many identities',
    leastTime(often(larger.run), inLarge) / leastTime(often(edit.run), inLarge),
    limits.growth,
  );
  const [few, many] = [300, 600].map((kinds) => bench.reachesOf(bench.worldOfKinds(5000, kinds)));
  const found = few();
  judge(
    'Kinds among 5,000 users in 300 groups and 300 roles that trust alike, against the groups',
    found / 300,
    limits.kinds,
  );
  const inKinds = limitOf(limits.reaches);
  const together = leastTime(few, inKinds);
  judge(`All of them, of ${inKinds.toFixed(0)} ms`, together / inKinds, 1);
  const further = (leastTime(many, 2 * inKinds) - together) / (many() - found);
  judge(`Each further kind, of ${limitOf(limits.kind).toFixed(0)} ms`, further / limitOf(limits.kind), 1);
  const { loaded, all } = await bench.actionsLoaded();
  judge(`Actions that a lesson’s account loads, of ${all}`, loaded / all, limits.loaded);
  const managed = await bench.ofManaged('ReadOnlyAccess');
  console.log(`  ${managed.title}: ${told(bench.describe(managed))}`);
}
