import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/engine/index.ts';
import { partNames, preparePart } from '../../src/engine/index.ts';
import { writeCdk } from '../../src/exchange/code/cdk.ts';
import { writeTemplates } from '../../src/exchange/code/cloudformation.ts';
import { Serving } from '../endpoint/serving.ts';
import { TestStack } from '../engine/cloudformation/stack.ts';
import { emptyBeside, plainLine, planOfAll, told } from '../exchange/code/deployed.ts';
import { endOf } from '../fixtures/lesson-end.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { everything } from '../clients/worlds.ts';
import { isFull } from '../properties.ts';
import { CdkApp } from './app.ts';
import { exported, isFields } from './exported.ts';
import type { Fields } from './exported.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Fields;
}
type Resources = Readonly<Record<string, Resource>>;

/** The CDK writes a managed policy's partition as a parameter, where the template says `aws`. */
const partition = 'arn:${AWS::Partition}:iam::aws:policy/';

/** A construct of level 2 adds eight digits to its logical id. */
const plainId = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/**
 * Writes values that say the same in one form: an intrinsic function becomes the text that `Fn::Sub` would have, and
 * members stand in the order of their names.
 */
function uniform(value: unknown, named: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => uniform(item, named));
  if (!isFields(value)) return typeof value === 'string' ? value.replaceAll('${', '${!') : value;
  const { Ref: to, 'Fn::GetAtt': got, 'Fn::Sub': sub, 'Fn::Join': join } = value;
  if (typeof to === 'string') return `\${${named(to)}}`;
  if (Array.isArray(got)) return `\${${named(String(got[0]))}.${String(got[1])}}`;
  if (typeof sub === 'string') return sub;
  if (Array.isArray(join)) {
    const [between, parts] = join as [string, unknown[]];
    return parts
      .map((part) => uniform(part, named))
      .join(between)
      .replace(partition, 'arn:aws:iam::aws:policy/');
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, uniform(inner, named)]));
}

const byKey = (a: Fields, b: Fields): number => (String(a['Key']) < String(b['Key']) ? -1 : 1);

/**
 * Properties without what only the CDK says in another way: it sorts tags by their keys, and gives managed policies
 * the path that they have anyway.
 */
function plainProperties({ Path: path, Tags: tags, ...others }: Fields): Fields {
  return {
    ...others,
    ...(path === undefined || path === '/' ? {} : { Path: path }),
    ...(Array.isArray(tags) ? { Tags: (tags as Fields[]).toSorted(byKey) } : {}),
  };
}

function uniformResources(resources: Resources, named: (id: string) => string): Map<string, Resource> {
  return new Map(
    Object.entries(resources).map(([id, { Type, Properties = {} }]) => [
      named(id),
      { Type, Properties: plainProperties(uniform(Properties, named) as Fields) },
    ]),
  );
}

/** Puts inline policies of groups, which the CDK makes resources of their own, back into their groups. */
function withGroupPolicies(resources: Map<string, Resource>): Map<string, Resource> {
  const result = new Map(resources);
  for (const [id, { Type, Properties = {} }] of resources) {
    const { Groups: groups, ...policy } = Properties;
    const [owner, ...others] = Array.isArray(groups) ? (groups as string[]) : [];
    const groupId = /^\$\{(\w+)\}$/.exec(owner ?? '')?.[1] ?? '';
    const group = result.get(groupId);
    if (Type !== 'AWS::IAM::Policy' || others.length || group?.Type !== 'AWS::IAM::Group') continue;
    const before = (group.Properties?.['Policies'] ?? []) as Fields[];
    result.set(groupId, { ...group, Properties: { ...group.Properties, Policies: [...before, policy] } });
    result.delete(id);
  }
  return result;
}

describe.each(exported)('the CDK app of %s', (_name, plan) => {
  let app: CdkApp;
  beforeAll(() => {
    app = new CdkApp(writeCdk(plan).files);
  });
  afterAll(() => {
    app.remove();
  });

  it('passes a strict compiler, and makes the resources of the CloudFormation templates', () => {
    expect(app.compile()).toEqual([]);
    const stacks = app.synthesize();
    const templates = writeTemplates(plan, 'json').files;
    expect([...stacks.keys()]).toEqual(templates.map(({ name }) => name.replace('.json', '')));
    for (const { name, text } of templates) {
      const { Resources: wanted } = JSON.parse(text) as { Resources: Resources };
      const { Resources: got } = stacks.get(name.replace('.json', '')) as unknown as { Resources: Resources };
      const named = (id: string): string => (id in wanted || id.includes('::') ? id : plainId(id));
      const asWritten = withGroupPolicies(uniformResources(wanted, (id) => id));
      expect(asWritten.size).toBeGreaterThan(10);
      expect(withGroupPolicies(uniformResources(got, named))).toEqual(asWritten);
    }
  });
});

/**
 * The account in lines, as they say the same whoever wrote the template: the CDK gives a managed policy without a
 * description an empty one.
 */
const lines = (world: World): string[] =>
  told(world)
    .map((line) => plainLine(line).replace('"description":"",', ''))
    .sort();

/** The account with everything with `FULL=1` alone: the compiler takes a minute beside another stage. */
const deployedOnes: readonly (readonly [name: string, world: World])[] = [
  ['the sample', sampleWorld],
  ...(isFull ? [['an account with everything', everything] as const] : []),
];

/** A template without what asks whether the account is bootstrapped, which its own parts have nothing to do with. */
function withoutBootstrap(template: Fields): Fields {
  const parameters = Object.entries((template['Parameters'] ?? {}) as Fields);
  const asked = Object.fromEntries(parameters.filter(([name]) => name !== 'BootstrapVersion'));
  return Object.fromEntries(
    Object.entries({ ...template, Parameters: asked }).filter(([section]) => section !== 'Rules'),
  );
}

describe.each(deployedOnes)('what the CDK synthesizes of %s', (_name, world) => {
  beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

  it('deploys, and makes the same account, apart from what the page lists', () => {
    const app = new CdkApp(writeCdk(planOfAll(world)).files);
    try {
      expect(app.compile()).toEqual([]);
      const stack = new TestStack(emptyBeside(world));
      for (const template of app.synthesize().values())
        stack.deploy(JSON.stringify(withoutBootstrap(template)));
      expect(lines(stack.account.world)).toEqual(lines(world));
    } finally {
      app.remove();
    }
  });
});

/** An endpoint with an empty account, and the key of somebody in it who may do everything: root may assume no role. */
async function toDeployInto(world: World) {
  const serving = await Serving.start(Date.now, 0, { from: emptyBeside(world).world });
  const send = async (operation: string, fields: string): Promise<string> =>
    (await serving.signed(`Action=${operation}&Version=2010-05-08&${fields}`)).text;
  const user = 'UserName=CdkToolkit';
  await send('CreateUser', user);
  await send('AttachUserPolicy', `${user}&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess`);
  const answer = await send('CreateAccessKey', user);
  const part = (name: string): string => new RegExp(`<${name}>([^<]+)`).exec(answer)?.[1] ?? '';
  return { serving, key: { id: part('AccessKeyId'), secret: part('SecretAccessKey') } };
}

/** The ends of all lessons with `FULL=1`. */
const ends: readonly (readonly [name: string, world: () => Promise<World>])[] = [
  ...deployedOnes.map(([name, world]) => [name, () => Promise.resolve(world)] as const),
  ...(isFull ? everyLesson() : []).map(
    (lesson) => [`the end of the lesson ${lesson.id}`, () => endOf(lesson)] as const,
  ),
];

describe.each(ends)('the CDK app of %s', (_name, worldOf) => {
  beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

  it('is deployed by the real toolkit, makes the same account, and differs in nothing from it then', async () => {
    const world = await worldOf();
    const plan = planOfAll(world);
    const { serving, key: theirs } = await toDeployInto(world);
    const app = new CdkApp(writeCdk(plan).files);
    const at = { endpoint: serving.address, key: theirs };
    try {
      expect(app.compile()).toEqual([]);
      const bootstrapped = await app.toolkit(['bootstrap'], at);
      expect(bootstrapped.code, bootstrapped.text).toBe(0);
      const before = new Set(lines(serving.state.world));
      const ended = await app.toolkit(['deploy', '--all', '--require-approval', 'never'], at);
      expect(ended.code, ended.text).toBe(0);
      expect(lines(serving.state.world).filter((line) => !before.has(line))).toEqual(
        lines(world).filter((line) => !before.has(line)),
      );
      const difference = await app.toolkit(['diff', '--all', '--fail'], at);
      expect(difference.code, difference.text).toBe(0);
      expect(difference.text).toContain('There were no differences');
    } finally {
      app.remove();
      serving.stop();
    }
  });
});

describe('the compiler', () => {
  it('has something against a property that the CDK hasn’t', () => {
    const text = "import { CfnRole } from 'aws-cdk-lib/aws-iam';\nexport const x = CfnRole.personal;\n";
    const app = new CdkApp([{ name: 'x.ts', text, language: 'typescript' }]);
    expect(app.compile()).toEqual([expect.stringMatching(/^x\.ts:2 Property 'personal' does not exist/)]);
    app.remove();
  });
});
