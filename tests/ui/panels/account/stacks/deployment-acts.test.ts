import { beforeAll, describe, expect, test } from 'vitest';
import type { Call, Credentials } from '../../../../../src/engine/index.ts';
import { preparePart } from '../../../../../src/engine/index.ts';
import { nextCall } from '../../../../../src/engine/stacks.ts';
import type { Act, Party } from '../../../../../src/ui/panels/account/stacks/deployment-acts.ts';
import {
  actsIn,
  lightOf,
  playersIn,
  toldOf,
  worthShowing,
} from '../../../../../src/ui/panels/account/stacks/deployment-acts.ts';
import { execute } from '../../../../../src/engine/calls.ts';
import { Account, home, root, sessionOf } from '../../../../engine/account.ts';

beforeAll(async () => {
  for (const part of ['iam', 'cloudformation', 'sts'] as const) await preparePart(part);
});

const roleArn = (name: string): string => `arn:aws:iam::${home}:role/${name}`;
const statement = (one: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...one } });
const everything = statement({ Action: '*', Resource: '*' });

const TemplateBody = JSON.stringify({
  Resources: {
    Crew: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew' } },
    Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot', Groups: [{ Ref: 'Crew' }] } },
  },
});

/** An account in which a stack is deployed call by call, with all that its changes tell. */
class Deployed {
  readonly account = new Account();
  readonly acts: Act[] = [];
  /** The sentence of each act at its time. */
  readonly saidThen: string[] = [];
  readonly #parties = new Map<string, Party>();

  role(name: string, Principal: object): string {
    const AssumeRolePolicyDocument = statement({ Principal, Action: 'sts:AssumeRole' });
    this.account.must('CreateRole', { RoleName: name, AssumeRolePolicyDocument });
    this.account.must('PutRolePolicy', { RoleName: name, PolicyName: 'all', PolicyDocument: everything });
    return this.idOf(name);
  }

  idOf(name: string): string {
    const { roles, users, groups } = this.account.world.tables;
    return [...roles.list(), ...users.list(), ...groups.list()].find((row) => row.name === name)?.id ?? '';
  }

  assume(name: string, credentials: Credentials): Credentials {
    const input = { RoleArn: roleArn(name), RoleSessionName: 'cdk' };
    return sessionOf(this.account.must('AssumeRole', input, credentials));
  }

  deploy(credentials: Credentials, more: object = {}): void {
    const input = { StackName: 'web', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'], ...more };
    const first = { type: 'call', service: 'cloudformation', operation: 'CreateStack', input, credentials };
    let stack = '';
    for (let call: Call | null = first as unknown as Call; call; call = nextCall(this.account.world, stack)) {
      const outcome = execute(this.account.world, call, this.account.now);
      expect(outcome.result).toMatchObject({ ok: true });
      this.account.world = outcome.world;
      const acts = actsIn(outcome, this.#parties);
      this.acts.push(...acts);
      this.saidThen.push(...acts.map((act) => toldOf(outcome.world, act)));
      stack ||= (outcome.result as { value: { StackId: string } }).value.StackId;
    }
  }

  /** Who acts, one after the other: the kind, everybody in the order in which they hand on, and the thing. */
  get told() {
    return this.acts.map((act) => {
      const { players, thing } = playersIn(this.account.world, act);
      return [act.kind, ...players, ...(thing === null ? [] : [thing])];
    });
  }
}

/** A stack that ana deploys by a role, with a service role. */
function byRoles() {
  const deployed = new Deployed();
  deployed.account.must('CreateUser', { UserName: 'ana' });
  deployed.account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'all', PolicyDocument: everything });
  const ana = deployed.idOf('ana');
  const deploy = deployed.role('deploy', { AWS: home });
  const exec = deployed.role('exec', { Service: 'cloudformation.amazonaws.com' });
  deployed.deploy(deployed.assume('deploy', { type: 'console', id: ana }), { RoleARN: roleArn('exec') });
  return { deployed, ana, deploy, exec };
}

describe('Who deploys', () => {
  test('is told one after the other: the caller, the role of the toolkit, the service role, and each thing', () => {
    const { deployed, ana, deploy, exec } = byRoles();
    expect(deployed.told).toEqual([
      ['assumes', ana, deploy],
      ['asks', ana, deploy],
      ['serves', ana, deploy, exec],
      ['works', ana, deploy, exec, deployed.idOf('crew')],
      ['works', ana, deploy, exec, deployed.idOf('robot')],
      ['ends', ana, deploy, exec],
    ]);
    const lights = deployed.acts.map((act) => lightOf(deployed.account.world, act));
    // The door of STS stands between whoever assumes a role and that role; each thing is reached by the service role.
    expect(lights[0]?.flow?.sts?.between).toEqual([ana, deploy]);
    expect(lights[2]?.flow?.sts?.between).toEqual(['principal:service:cloudformation.amazonaws.com', exec]);
    expect(lights[4]?.flow?.calls).toMatchObject([
      { from: exec, to: deployed.idOf('robot'), label: 'creates' },
    ]);
    expect(lights[4]?.nodes.get(deployed.idOf('robot'))).toBe('pulse');
    expect(lights[5]).toBeNull();
  });

  test('is the caller alone where no role is assumed', () => {
    const deployed = new Deployed();
    deployed.deploy(root);
    expect(deployed.told.map(([kind, ...who]) => [kind, who])).toEqual([
      ['asks', [home]],
      ['works', [home, deployed.idOf('crew')]],
      ['works', [home, deployed.idOf('robot')]],
      ['ends', [home]],
    ]);
  });

  test('is said as it goes on, and as done once it is, though it is shown for longer than it lasts', () => {
    const deployed = new Deployed();
    deployed.deploy(root);
    expect(deployed.saidThen).toEqual([
      'The root user has asked CloudFormation to work on web.',
      'CloudFormation, as the root user, creates Crew.',
      'CloudFormation, as the root user, creates Robot.',
      'web: deployed.',
    ]);
    expect(deployed.acts.map((act) => toldOf(deployed.account.world, act)).slice(1, 3)).toEqual([
      'CloudFormation, as the root user, has created crew.',
      'CloudFormation, as the root user, has created robot.',
    ]);
  });

  test('is shown no longer than it lasts: once a stack has ended, only who assumed whom and the end are left', () => {
    const { acts } = byRoles().deployed;
    const kinds = (shown: readonly Act[]): string[] => shown.map(({ kind }) => kind);
    expect(kinds(worthShowing(acts.slice(0, -1)))).toEqual(['assumes', 'asks', 'serves', 'works', 'works']);
    expect(kinds(worthShowing(acts))).toEqual(['assumes', 'serves', 'ends']);
    // A stack that begins again is shown from there on.
    expect(kinds(worthShowing([...acts, ...acts.slice(1, 4)]))).toEqual([
      'assumes',
      'serves',
      'ends',
      'asks',
      'serves',
      'works',
    ]);
    // Of many things the newest five are examples.
    const many = Array.from({ length: 9 }, () => acts[3]!).map((act) => ({ ...act }));
    expect(worthShowing(many)).toEqual(many.slice(-5));
  });
});
