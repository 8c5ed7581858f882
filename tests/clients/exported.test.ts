import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/engine/index.ts';
import { partNames, preparePart, worldFrom } from '../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { writeTemplates } from '../../src/exchange/code/cloudformation.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { key, Serving } from '../endpoint/serving.ts';
import { home } from '../engine/account.ts';
import { emptyBeside, plainLine, planOfAll, told } from '../exchange/code/deployed.ts';
import { generateAccount } from '../exchange/generate-account.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { endOf } from '../fixtures/lesson-end.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { isFull } from '../properties.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';
import { everything } from './worlds.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

/** The bucket from which templates come that no request takes. */
const bucket = `templates-${home}`;

/** Deploys an account's templates by the commands that the page gives, with the real AWS CLI, into an empty account. */
async function deployed(world: World, format: 'yaml' | 'json'): Promise<World> {
  const serving = await Serving.start(Date.now, 0, { from: emptyBeside(world).world });
  const cli = new AwsCli(serving.address);
  const run = async (line: string): Promise<void> => {
    const ended = await cli.shell(line, environmentOf({ AccessKeyId: key.id, SecretAccessKey: key.secret }));
    expect(ended.code, `${line}\n${ended.stderr}`).toBe(0);
  };
  try {
    const { files, command } = writeTemplates(planOfAll(world), format);
    for (const { name, text } of files) writeFileSync(join(cli.home, name), text);
    await run(`set -e\n${command}`);
    return serving.state.world;
  } finally {
    cli.close();
    serving.stop();
  }
}

/** The account in lines, without what the templates were laid into. */
const lines = (world: World): string[] =>
  told(world)
    .filter((line) => !line.includes(bucket))
    .map(plainLine)
    .sort();

function imported(text: string, account: string): World {
  const root: unknown = JSON.parse(text.replaceAll(account, home));
  const read = readAuthorizationDetails([{ file: 'account.json', root }], Date.UTC(2026, 0, 1));
  return worldFrom(atOnce(read).rows);
}

describe('an account’s templates, deployed by the real AWS CLI, make the same account, apart from what the page lists:', () => {
  it('the sample', async () => {
    expect(lines(await deployed(sampleWorld, 'yaml'))).toEqual(lines(sampleWorld));
  });

  it('an account with everything, as JSON', async () => {
    expect(lines(await deployed(everything, 'json'))).toEqual(lines(everything));
  });

  it('an account that was brought in', async () => {
    const world = imported(JSON.stringify(generateAccount({ users: 20, groups: 4, roles: 8 })), home);
    expect(lines(await deployed(world, 'yaml'))).toEqual(lines(world));
  });

  it('an account whose template no request takes', async () => {
    const tables = Array.from(
      { length: 150 },
      (_, i) => `arn:aws:dynamodb:eu-central-1:${home}:table/table-${i}`,
    );
    const read = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: tables };
    const RolePolicyList = [
      { PolicyName: 'read', PolicyDocument: { Version: '2012-10-17', Statement: read } },
    ];
    const { RoleDetailList = [], ...others } = generateAccount({ users: 20, groups: 4, roles: 8 });
    const roles = RoleDetailList.map((role) => ({ ...role, RolePolicyList }));
    const world = imported(JSON.stringify({ ...others, RoleDetailList: roles }), home);
    const [file] = writeTemplates(planOfAll(world), 'yaml').files;
    expect(Buffer.byteLength(file?.text ?? '')).toBeGreaterThan(51_200);
    expect(lines(await deployed(world, 'yaml'))).toEqual(lines(world));
  });

  const real = resolve(import.meta.dirname, '../../../shared/data/authz-details-real.json');
  it.skipIf(!isFull || !existsSync(real))('a real account that was brought in', async () => {
    const world = imported(readFileSync(real, 'utf8'), '200611803367');
    const unmade = planOfAll(world).losses.flatMap(({ reason, names }) =>
      reason === 'linkedRoles' ? names : [],
    );
    const isTold = (line: string): boolean =>
      !unmade.some((name) => line.includes(`/${name}>`) || line.includes(`"${name}"`));
    expect(lines(await deployed(world, 'yaml'))).toEqual(lines(world).filter(isTold));
  });

  const ends = everyLesson().filter(({ id }) => isFull || id === 'the-pipelines-role');
  it.each(ends)('the end of the lesson $id', async (lesson) => {
    const world = await endOf(lesson);
    expect(lines(await deployed(world, 'yaml'))).toEqual(lines(world));
  });
});
