/**
 * How many times `run` is done in a second of processor time. The best round counts, because the machine does
 * other work, too.
 */
function rateOf(run, { warmUp, rounds, milliseconds }, times = 1) {
  for (let i = 0; i < warmUp; i++) run();
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    let count = 0;
    for (const end = performance.now() + milliseconds; performance.now() < end; count++) run();
    best = Math.max(best, (count * times * 1e6) / process.cpuUsage(start).user);
  }
  return best;
}

/**
 * How long a heavy question may take, in milliseconds of processor time. It is `milliseconds`, or the time
 * that `simpleVerdicts` simple verdicts take now, if that is longer. That number is what the machine on which
 * the limit was set does in that time (655,000 a second), and ten percent more. So a slower or busy machine
 * isn't counted against the decision.
 */
export function heavyLimit(decision, { milliseconds, simpleVerdicts }) {
  const rate = rateOf(decision.simple('verdict'), { warmUp: 3000, rounds: 3, milliseconds: 250 });
  return Math.max(milliseconds, (simpleVerdicts / rate) * 1000);
}

/**
 * Measures decisions in four cases: the committed one, one statement, an account's users in turn, and many
 * actions for each identity.
 */
function rates(decision, judge, limits) {
  const often = { warmUp: 3000, rounds: 7, milliseconds: 250 };
  const single = Object.fromEntries(
    ['trace', 'verdict'].flatMap((detail) => [
      [`realistic ${detail}`, rateOf(decision.realistic(detail), often)],
      [`simple ${detail}`, rateOf(decision.simple(detail), often)],
    ]),
  );
  const few = rateOf(decision.overUsers(500), often);
  const many = rateOf(decision.overUsers(5000), { ...often, warmUp: 5000 });
  const size = { identities: 500, actions: 200 };
  const matrix = rateOf(
    decision.matrix(size.identities, size.actions),
    { ...often, warmUp: 1, milliseconds: 1 },
    size.identities * size.actions,
  );
  console.log('\nDecisions a second of processor time (best of the rounds):');
  for (const [name, rate] of Object.entries(single)) console.log(`  ${name}: ${Math.round(rate)}`);
  console.log(`  over 500 users: ${Math.round(few)}, over 5,000 users: ${Math.round(many)}`);
  const seconds = (size.identities * size.actions) / matrix;
  console.log(`  500 identities × 200 actions: ${seconds.toFixed(2)} s`);
  judge(
    'A realistic decision against a simple one',
    single['simple trace'] / single['realistic trace'],
    limits.realistic,
  );
  judge('A question at 5,000 users against 500', few / many, limits.users);
  judge(
    'A question of many by one identity against one by another',
    single['simple verdict'] / matrix,
    limits.matrix,
  );
}

/**
 * The least processor time of five runs, in milliseconds, after one to warm up. `ask` gets the round, from 0.
 * While the time is over the limit, up to fifteen more runs follow: busy moments pass, but slow code stays
 * slow.
 */
export function leastTime(ask, limit) {
  let least = Infinity;
  for (let round = 0; round < 6 || (round < 21 && least > limit); round++) {
    const start = process.cpuUsage();
    ask(round);
    if (round > 0) least = Math.min(least, process.cpuUsage(start).user / 1000);
  }
  return least;
}

/**
 * Measures the heaviest questions. Each must be answered or left open in time, with policies that were read
 * before. Within AWS's quotas, it must also be in time with policies that nobody has read before.
 */
function heaviest(heavy, judge, limit) {
  const asked = `of ${limit.toFixed(0)} ms`;
  console.log('\nThe heaviest questions (processor time, best of five, policies read before):');
  for (const question of [...heavy.withinQuotas, ...heavy.beyondQuotas]) {
    const best = leastTime(() => heavy.decideHeavy(question, 'trace'), limit);
    judge(`${question.title}, ${asked}`, best / limit, 1);
  }
  console.log('\nThe same, cold (policies read for the first time, within AWS’s quotas):');
  for (const question of heavy.withinQuotas) {
    const rounds = Array.from({ length: 21 }, (_, round) => heavy.unread(question, round + 1));
    const best = leastTime((round) => heavy.decideHeavy(rounds[round], 'trace'), limit);
    judge(`${question.title}, cold, ${asked}`, best / limit, 1);
  }
}

/** Measures the cost of decisions. `judge` takes a title, a ratio and its limit. */
export async function decisions(server, judge, limits) {
  const decision = await server.ssrLoadModule('/tests/bench/decisions.ts');
  rates(decision, judge, limits);
  const heavy = await server.ssrLoadModule('/tests/engine/policy/heavy-questions.ts');
  heaviest(heavy, judge, heavyLimit(decision, limits));
}
