import type { World } from '../../src/engine/index.ts';
import { partNames, prepare, preparePart } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import type { EndpointOptions } from '../../src/endpoint/options.ts';
import { EndpointState, startingWorld } from '../../src/endpoint/state.ts';
import { key } from '../endpoint/serving.ts';
import { Account, callOf } from '../engine/account.ts';
import { RandomCalls } from '../engine/random-calls.ts';
import { RealCli } from '../parity/real-cli.ts';

/** The account that a script is run in, and what the script said. */
export interface Ran {
  readonly world: World;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script with bash and the real AWS CLI, as the root user of an account that is empty. */
export async function runInEmpty(script: string, account: string): Promise<Ran> {
  const options: EndpointOptions = {
    port: 0,
    host: '127.0.0.1',
    account,
    rootKey: key,
    adminUser: null,
    load: null,
    link: null,
    lesson: null,
    log: null,
  };
  // The CLI's clock stands still while the script runs, and so must the endpoint's.
  const now = Date.now();
  const state = new EndpointState(await startingWorld(options, null, now), () => now);
  const cli = await RealCli.start(state);
  try {
    cli.write('script.sh', script);
    const printed = await cli.run(
      'bash script.sh',
      new Map([
        ['AWS_ACCESS_KEY_ID', key.id],
        ['AWS_SECRET_ACCESS_KEY', key.secret],
      ]),
      now,
    );
    return { ...printed, world: state.world };
  } finally {
    cli.stop();
  }
}

/** An account as somebody with more patience than knowledge leaves it. */
export async function randomWorld(seed: number, calls: number): Promise<World> {
  await Promise.all(partNames.map(preparePart));
  const account = new Account();
  const random = new RandomCalls(account, seed);
  for (let turn = 0; turn < calls; turn++) {
    const { id, input, credentials } = random.next();
    const call = callOf(id, input, credentials);
    await prepare(call);
    account.now += 7000;
    const { world, result } = execute(account.world, call, account.now);
    account.world = world;
    if (result.ok) random.learn(input, result.value);
  }
  return account.world;
}
