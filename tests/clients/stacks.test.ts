import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key, Serving } from '../endpoint/serving.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';
import { Boto3 } from './boto3.ts';

const keys = { AccessKeyId: key.id, SecretAccessKey: key.secret };
const template = `
Resources:
  Team:
    Type: AWS::IAM::Group
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      Description: !Sub Deploys for \${Team}
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
Outputs:
  Role:
    Value: !GetAtt Deployer.Arn
`;

let serving: Serving;
let cli: AwsCli;
let boto3: Boto3;
const operations: string[] = [];

beforeAll(async () => {
  serving = await Serving.start();
  cli = new AwsCli(serving.address);
  boto3 = new Boto3(serving.address);
  writeFileSync(join(cli.home, 'team.yaml'), template);
  writeFileSync(
    join(cli.home, 'staff.yaml'),
    template.replace('AWS::IAM::Group\n', 'AWS::IAM::Group\n    Properties: { Path: /staff/ }\n'),
  );
});

afterAll(() => {
  cli.close();
  boto3.close();
  serving.stop();
});

const aws = async (line: string) => {
  const { code, stdout, stderr } = await cli.shell(`aws cloudformation ${line}`, environmentOf(keys));
  return { code, out: stdout.trim(), err: stderr.trim() };
};

/** The operations that the endpoint has carried out for clients since the last time. */
async function asked(): Promise<string[]> {
  const { journal } = await serving.state.workspace();
  const all = journal.flatMap(({ command }) =>
    command.type === 'call' && !('via' in command && command.via) ? [command.operation] : [],
  );
  const fresh = all.slice(operations.length);
  operations.push(...fresh);
  return fresh;
}

describe('aws cloudformation', () => {
  it('deploys a group with a role, in the calls of the real CLI', async () => {
    await asked();
    const { code, out } = await aws(
      'deploy --template-file team.yaml --stack-name team --capabilities CAPABILITY_IAM',
    );
    expect(out).toBe(
      'Waiting for changeset to be created..\nWaiting for stack create/update to complete\nSuccessfully created/updated stack - team',
    );
    expect(code).toBe(0);
    expect(await asked()).toEqual([
      'DescribeStacks',
      'CreateChangeSet',
      'DescribeChangeSet',
      'ExecuteChangeSet',
      'DescribeStacks',
    ]);
    const stack = await aws(
      'describe-stacks --stack-name team --query "Stacks[0].[StackStatus,Outputs[0].OutputValue]" --output text',
    );
    expect(stack.out).toMatch(/^CREATE_COMPLETE\tarn:aws:iam::111122223333:role\/team-Deployer-\w+$/);
  });

  it('has nothing to deploy again, and updates what differs', async () => {
    const again = await aws(
      'deploy --template-file team.yaml --stack-name team --capabilities CAPABILITY_IAM',
    );
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining('No changes to deploy. Stack team is up to date') as string,
    });
    // The CLI names a change set by the second.
    const second = (): number => Math.floor(Date.now() / 1000);
    const before = second();
    await expect.poll(second, { timeout: 5000 }).toBeGreaterThan(before);
    const changed = await aws(
      'deploy --template-file staff.yaml --stack-name team --capabilities CAPABILITY_IAM',
    );
    expect(changed).toMatchObject({
      err: '',
      out: expect.stringContaining('Successfully created/updated stack - team') as string,
    });
    const events = await aws(
      'describe-stack-events --stack-name team --max-items 1 --query "StackEvents[0].ResourceStatus"',
    );
    expect(events.out).toContain('UPDATE_COMPLETE');
  });

  it('finds what was changed by hand since', async () => {
    const { out: role } = await aws(
      'describe-stack-resource --stack-name team --logical-resource-id Deployer --query StackResourceDetail.PhysicalResourceId --output text',
    );
    const changed = `aws iam update-role --role-name ${role} --description changed --max-session-duration 3600`;
    expect(await cli.shell(changed, environmentOf(keys))).toMatchObject({ code: 0 });
    const { out: id } = await aws('detect-stack-drift --stack-name team --output text');
    const status = await aws(
      `describe-stack-drift-detection-status --stack-drift-detection-id ${id} --query "[DetectionStatus,StackDriftStatus,DriftedStackResourceCount]" --output text`,
    );
    expect(status.out).toBe('DETECTION_COMPLETE\tDRIFTED\t1');
    const drifts = await aws(
      'describe-stack-resource-drifts --stack-name team --stack-resource-drift-status-filters MODIFIED --query "StackResourceDrifts[].PropertyDifferences[].[PropertyPath,ActualValue,DifferenceType]" --output text',
    );
    expect(drifts.out).toBe('/Description\tchanged\tNOT_EQUAL');
    const group = await aws(
      'detect-stack-resource-drift --stack-name team --logical-resource-id Team --query StackResourceDrift.StackResourceDriftStatus --output text',
    );
    expect(group.out).toBe('IN_SYNC');
  });

  it('says what is missing', async () => {
    const { code, err } = await aws('create-stack --stack-name other --template-body file://team.yaml');
    expect(code).toBe(254);
    expect(err).toBe(
      'An error occurred (InsufficientCapabilitiesException) when calling the CreateStack operation: Requires capabilities : [CAPABILITY_IAM]',
    );
  });
});

describe('boto3', () => {
  const send = async <T = object>(operation: string, input: object, wait?: string): Promise<T> => {
    const request = { service: 'cloudformation' as const, operation, input, credentials: keys };
    const reply = await boto3.send({ ...request, ...(wait !== undefined && { wait }) });
    return ('value' in reply ? reply.value : reply) as T;
  };
  const iam = async <T>(operation: string, input: object = {}): Promise<T> =>
    ((await boto3.send({ service: 'iam', operation, input, credentials: keys })) as { value: T }).value;
  const groups = async (): Promise<string[]> => {
    const { Groups } = await iam<{ Groups: { GroupName: string }[] }>('ListGroups');
    return Groups.map(({ GroupName }) => GroupName).filter((name) => !name.startsWith('team-'));
  };
  /** What a waiter says where it waits in vain. */
  const inVain = (status: string): object => ({
    code: 'WaiterError',
    message: expect.stringContaining(`we matched expected path: "${status}" at least once`) as string,
  });
  /** A group and a user in it, with the policy that is named. */
  const crew = (group: string, policy = 'aws:policy/ReadOnlyAccess'): object => ({
    StackName: 'crew',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: JSON.stringify({
      Resources: {
        Team: { Type: 'AWS::IAM::Group', Properties: { GroupName: group } },
        Robot: {
          Type: 'AWS::IAM::User',
          Properties: {
            UserName: 'robot',
            Groups: [{ Ref: 'Team' }],
            ManagedPolicyArns: [`arn:aws:iam::${policy}`],
          },
        },
      },
      Outputs: { Team: { Value: { Ref: 'Team' }, Export: { Name: 'crew-team' } } },
    }),
  });
  const missing = '111122223333:policy/missing';
  interface Events {
    readonly StackEvents: readonly {
      readonly LogicalResourceId: string;
      readonly PhysicalResourceId: string;
      readonly ResourceStatus: string;
      readonly ResourceStatusReason?: string;
    }[];
  }
  /** A stack's events since its last deployment began, the oldest first. */
  const events = async (): Promise<Events['StackEvents']> => {
    const { StackEvents } = await send<Events>('DescribeStackEvents', { StackName: 'crew' });
    const began = StackEvents.findIndex(
      ({ ResourceStatusReason }) => ResourceStatusReason === 'User Initiated',
    );
    return StackEvents.slice(0, began + 1).reverse();
  };
  const told = (all: Events['StackEvents']): string[] =>
    all.map(({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`);

  it('waits until a stack is made', async () => {
    expect(await send('CreateStack', crew('crew'))).toMatchObject({
      StackId: expect.stringMatching(
        /^arn:aws:cloudformation:us-east-1:111122223333:stack\/crew\/[\da-f-]{36}$/,
      ) as string,
    });
    for (const waiter of ['stack_exists', 'stack_create_complete'])
      expect(await send('DescribeStacks', { StackName: 'crew' }, waiter), waiter).toBeNull();
    expect(await send('DescribeStackResources', { StackName: 'crew' })).toMatchObject({
      StackResources: [{ LogicalResourceId: 'Robot' }, { LogicalResourceId: 'Team' }],
    });
    const nobody = { StackName: 'nobody' };
    expect(await send('DescribeStacks', nobody, 'stack_create_complete')).toMatchObject({
      code: 'WaiterError',
    });
  });

  it('waits for a change set that replaces a group, and for the update', async () => {
    const named = { StackName: 'crew', ChangeSetName: 'other-name' };
    await send('CreateChangeSet', { ...crew('other-crew'), ...named });
    expect(await send('DescribeChangeSet', named, 'change_set_create_complete')).toBeNull();
    expect(await send('DescribeChangeSet', named)).toMatchObject({
      Changes: [
        { ResourceChange: { LogicalResourceId: 'Team', Action: 'Modify', Replacement: 'True' } },
        { ResourceChange: { LogicalResourceId: 'Robot', Action: 'Modify', Replacement: 'False' } },
      ],
    });
    await send('ExecuteChangeSet', named);
    expect(await send('DescribeStacks', { StackName: 'crew' }, 'stack_update_complete')).toBeNull();
    const all = await events();
    expect(told(all)).toEqual([
      'crew UPDATE_IN_PROGRESS',
      'Team UPDATE_IN_PROGRESS',
      'Team UPDATE_IN_PROGRESS',
      'Team UPDATE_COMPLETE',
      'Robot UPDATE_IN_PROGRESS',
      'Robot UPDATE_COMPLETE',
      'crew UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Team DELETE_IN_PROGRESS',
      'Team DELETE_COMPLETE',
      'crew UPDATE_COMPLETE',
    ]);
    expect(all[1]?.ResourceStatusReason).toBe(
      'Requested update requires the creation of a new physical resource; hence creating one.',
    );
    expect(all[7]?.PhysicalResourceId).toBe('crew');
    expect(await groups()).toEqual(['other-crew']);
  });

  it('hears that an update was rolled back, and why', async () => {
    await send('UpdateStack', crew('crew', missing));
    const named = { StackName: 'crew' };
    expect(await send('DescribeStacks', named, 'stack_update_complete')).toMatchObject(
      inVain('UPDATE_ROLLBACK_COMPLETE'),
    );
    expect(await send('DescribeStacks', named, 'stack_rollback_complete')).toBeNull();
    const failed = (await events()).find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED');
    expect(failed?.LogicalResourceId).toBe('Robot');
    expect(failed?.ResourceStatusReason).toContain(
      'Policy arn:aws:iam::111122223333:policy/missing does not exist or is not attachable. (Service: Iam, Status Code: 404',
    );
    expect(await groups()).toEqual(['other-crew']);
  });

  it('hears that a creation was rolled back, and can’t update what is left', async () => {
    const failing = { ...crew('third', missing), StackName: 'third' };
    await send('CreateStack', {
      ...failing,
      TemplateBody: String((failing as { TemplateBody?: string }).TemplateBody)
        .replace('"robot"', '"droid"')
        .replace('crew-team', 'third-team'),
    });
    const named = { StackName: 'third' };
    expect(await send('DescribeStacks', named, 'stack_create_complete')).toMatchObject(
      inVain('ROLLBACK_COMPLETE'),
    );
    expect(await send('UpdateStack', failing)).toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining('is in ROLLBACK_COMPLETE state and can not be updated.') as string,
    });
    await send('DeleteStack', named);
    expect(await send('DescribeStacks', named, 'stack_delete_complete')).toBeNull();
    expect(await groups()).toEqual(['other-crew']);
  });

  it('deletes no stack whose export is in use', async () => {
    await send('CreateStack', {
      StackName: 'guest',
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({
        Resources: {
          Guest: {
            Type: 'AWS::IAM::User',
            Properties: { Groups: [{ 'Fn::ImportValue': 'crew-team' }] },
          },
        },
      }),
    });
    expect(await send('DescribeStacks', { StackName: 'guest' }, 'stack_create_complete')).toBeNull();
    expect(await send('ListImports', { ExportName: 'crew-team' })).toMatchObject({ Imports: ['guest'] });
    await send('DeleteStack', { StackName: 'crew' });
    expect(await send('DescribeStacks', { StackName: 'crew' })).toMatchObject({
      Stacks: [
        {
          StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
          StackStatusReason: 'Delete canceled. Cannot delete export crew-team as it is in use by guest.',
        },
      ],
    });
    await send('DeleteStack', { StackName: 'guest' });
    expect(await send('DescribeStacks', { StackName: 'guest' }, 'stack_delete_complete')).toBeNull();
  });

  it('keeps what is in use, and retains it where told to', async () => {
    await iam('CreateUser', { UserName: 'visitor' });
    await iam('AddUserToGroup', { UserName: 'visitor', GroupName: 'other-crew' });
    await send('DeleteStack', { StackName: 'crew' });
    expect(await send('DescribeStacks', { StackName: 'crew' }, 'stack_delete_complete')).toMatchObject(
      inVain('DELETE_FAILED'),
    );
    const failed = (await events()).find(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED');
    expect(failed).toMatchObject({ LogicalResourceId: 'Team' });
    expect(failed?.ResourceStatusReason).toContain('(Service: Iam, Status Code: 409');
    expect(await aws('delete-stack --stack-name crew --retain-resources Team')).toMatchObject({ code: 0 });
    expect(await aws('wait stack-delete-complete --stack-name crew')).toMatchObject({ code: 0 });
    expect(await send('DescribeStacks', { StackName: 'crew' })).toMatchObject({ code: 'ValidationError' });
    expect(await groups()).toEqual(['other-crew']);
  });
});
