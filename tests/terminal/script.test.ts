import { describe, expect, it } from 'vitest';
import type { World } from '../../src/engine/index.ts';
import { accountOf } from '../../src/engine/index.ts';
import { EndpointState, startingWorld } from '../../src/endpoint/state.ts';
import type { JournalCall } from '../../src/terminal/script/journal-entries.ts';
import { journalScript, workspaceScript } from '../../src/terminal/script/script.ts';
import { randomWorld } from '../clients/scripts.ts';
import { stretchOfLog } from '../clients/stretch.ts';
import { toldAccount, unwritable } from '../clients/told-account.ts';
import { everything, hardWorld } from '../clients/worlds.ts';
import { key } from '../endpoint/serving.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { partner } from '../fixtures/whole-world.ts';
import { PageCli } from '../parity/page-cli.ts';
import { Page } from './page.ts';

/** As the real CLI in `tests/clients/scripts.test.ts`, many times as fast. */
const seeds = (process.env['SCRIPT_SEEDS'] ?? '1,2,3,4,5,6').split(',').map(Number);
const calls = Number(process.env['SCRIPT_CALLS'] ?? 3000);

async function expectSame(world: World, text?: string, account = accountOf(world)): Promise<void> {
  const script = text ?? (await workspaceScript(world, account));
  const options = { account, rootKey: key, adminUser: null };
  const state = new EndpointState(await startingWorld(options, null, Date.now()));
  const variables = new Map([
    ['AWS_ACCESS_KEY_ID', key.id],
    ['AWS_SECRET_ACCESS_KEY', key.secret],
  ]);
  // The page's shell has no loops, and its accounts are there at once.
  const lines = script.replace(/^while .*\n/gm, '');
  const { code, stderr } = await new PageCli().run(lines, variables, state);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const without = unwritable(world, account);
  expect(toldAccount(state.world, account, without)).toEqual(toldAccount(world, account, without));
}

describe('the script that a workspace is copied as makes the same account, run in the page’s own terminal:', () => {
  it('the sample', () => expectSame(sampleWorld));

  it('an account with everything that there can be', () => expectSame(everything));

  it('another account of that world', () => expectSame(everything, undefined, partner));

  it('an organization whose management account acts as its members’ root users', async () => {
    const page = new Page();
    await page.type(
      'aws organizations create-organization && aws organizations enable-aws-service-access --service-principal iam.amazonaws.com && aws iam enable-organizations-root-sessions',
    );
    const [{ rootFeatures, trustedServices } = {}] = [...page.world.tables.organizations.values()];
    expect([rootFeatures, trustedServices]).toMatchObject([
      ['RootSessions'],
      [{ serviceName: 'iam.amazonaws.com' }],
    ]);
    await expectSame(page.world);
    const script = await workspaceScript(page.world, accountOf(page.world));
    expect(script).toMatch(
      /enable-aws-service-access --service-principal iam\.amazonaws\.com\n[^]*enable-organizations-root-sessions/,
    );
  });

  it('an account whose texts a shell could take for something else', async () => {
    await expectSame(await hardWorld(true));
  });

  it.each(seeds)('an account that random calls left, from seed %i', { timeout: 60_000 }, async (seed) => {
    await expectSame(await randomWorld(seed, calls));
  });
});

describe('a stretch of the log as a script', () => {
  it('leaves the same account, though ids are others than they were in the log', async () => {
    const { calls: made, world } = await stretchOfLog();
    await expectSame(world, await journalScript(made));
  });

  it('leaves ids as they are that come from before the stretch', async () => {
    const attach = { PolicyId: 'p-examplepolicy', TargetId: 'ou-exam-pleunit1' };
    const call = { service: 'organizations', operation: 'AttachPolicy', input: attach } as const;
    expect(await journalScript([call as unknown as JournalCall])).toMatch(
      /^aws organizations attach-policy --policy-id p-examplepolicy --target-id ou-exam-pleunit1$/m,
    );
  });
});
