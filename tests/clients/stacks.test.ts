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
  it('waits until a stack is made, and until it is gone', async () => {
    const send = (operation: string, input: object, wait?: string) =>
      boto3.send({
        service: 'cloudformation',
        operation,
        input,
        credentials: keys,
        ...(wait !== undefined && { wait }),
      });
    const made = await send('CreateStack', {
      StackName: 'crew',
      TemplateBody: template,
      Capabilities: ['CAPABILITY_IAM'],
    });
    expect(made).toMatchObject({
      value: {
        StackId: expect.stringMatching(
          /^arn:aws:cloudformation:us-east-1:111122223333:stack\/crew\/[\da-f-]{36}$/,
        ) as string,
      },
    });
    expect(await send('DescribeStacks', { StackName: 'crew' }, 'stack_create_complete')).not.toHaveProperty(
      'code',
    );
    const resources = await send('DescribeStackResources', { StackName: 'crew' });
    expect(resources).toMatchObject({
      value: { StackResources: [{ LogicalResourceId: 'Deployer' }, { LogicalResourceId: 'Team' }] },
    });
    await send('DeleteStack', { StackName: 'crew' });
    expect(await send('DescribeStacks', { StackName: 'crew' }, 'stack_delete_complete')).not.toHaveProperty(
      'code',
    );
    expect(await send('DescribeStacks', { StackName: 'crew' })).toMatchObject({ code: 'ValidationError' });
  });
});
