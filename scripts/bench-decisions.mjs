/** How often a second of processor time `run` is carried out, the best of the rounds: others are busy, too. */
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
 * What a heavy question may take, in milliseconds of processor time: `milliseconds`, or as long as so many simple
 * verdicts take now. They are those of that time on the machine where it was set, 655,000 a second, and a tenth of
 * tolerance: what a slower or a busy machine needs longer for isn't the decision's fault.
 */
function heavyLimit(decision, { milliseconds, simpleVerdicts }) {
  const rate = rateOf(decision.simple('verdict'), { warmUp: 3000, rounds: 3, milliseconds: 250 });
  return Math.max(milliseconds, (simpleVerdicts / rate) * 1000);
}

/** The committed case, one statement, an account's users in turn, many actions for each. */
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
 * The least processor time of five, in milliseconds, after one that warms up; `ask` is given the round, from 0. While
 * it is over the limit up to fifteen more are asked: the machine's busy moments pass, what takes too long stays so.
 */
function leastTime(ask, limit) {
  let least = Infinity;
  for (let round = 0; round < 6 || (round < 21 && least > limit); round++) {
    const start = process.cpuUsage();
    ask(round);
    if (round > 0) least = Math.min(least, process.cpuUsage(start).user / 1000);
  }
  return least;
}

/**
 * The heaviest questions: each is answered or left open in time, with policies that were read before, and within AWS's
 * quotas with policies that nobody has read before, too.
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

/** What decisions cost; `judge` takes a title, a ratio and its limit. */
export async function decisions(server, judge, limits) {
  const decision = await server.ssrLoadModule('/tests/bench/decisions.ts');
  rates(decision, judge, limits);
  const heavy = await server.ssrLoadModule('/tests/engine/policy/heavy-questions.ts');
  heaviest(heavy, judge, heavyLimit(decision, limits));
}
