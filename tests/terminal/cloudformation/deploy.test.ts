import { beforeAll, describe, expect, it } from 'vitest';
import type { Call, World } from '../../../src/engine/index.ts';
import { deployCommand } from '../../../src/exchange/code/cloudformation.ts';
import { Account } from '../../engine/account.ts';
import { prepareStacks } from '../../engine/cloudformation/parts.ts';
import { carryOn } from '../../engine/stacks.ts';
import { Page } from '../page.ts';

it('aws cloudformation deploy uploads a template as a part of the deployment, which one undo takes back', async () => {
  const page = new Page();
  await page.type("cat > t.yaml <<'EOF'\nResources: { Team: { Type: AWS::IAM::Group } }\nEOF");
  await page.type('aws s3 mb s3://team-templates');
  const { code } = await page.type(
    'aws cloudformation deploy --template-file t.yaml --stack-name team --s3-bucket team-templates --capabilities CAPABILITY_IAM --no-execute-changeset',
  );
  expect(code).toBe(0);
  const gestures = page.calls
    .filter(({ operation }) => operation === 'PutObject' || operation === 'CreateChangeSet')
    .map((call) => (call as { readonly gesture?: string }).gesture);
  expect(gestures).toEqual([expect.any(String), gestures[0]]);
});

it.each([
  'aws cloudformation deploy --template-file t.yaml --stack-name team --no-execute-changeset',
  'aws cloudformation create-stack --template-body file://t.yaml --stack-name team',
  'aws cloudformation validate-template --template-body file://t.yaml',
  'aws cloudformation package --template-file t.yaml --s3-bucket team-templates',
])('%s has the template read ahead of every call that takes it', async (line) => {
  const page = new Page();
  const order: string[] = [];
  const { host } = page;
  const inner = { ...host };
  Object.assign(host, {
    readAhead: (text: string) => {
      order.push(text);
      return Promise.resolve();
    },
    run: (call: Call) => {
      if (/Stack$|ChangeSet$|Template$/.test(call.operation)) order.push(call.operation);
      return inner.run(call);
    },
  });
  const text = 'Resources: { Boxes: { Type: AWS::SQS::Queue } }\n';
  await page.type(`cat > t.yaml <<'EOF'\n${text}EOF`);
  expect((await page.type(line)).code).toBe(0);
  expect(order[0]).toBe(text);
});

/** An account whose stacks have done what they wait for. */
function carriedOn(world: World, now: number): World {
  const account = new Account();
  Object.assign(account, { world, now });
  while (carryOn(account) > 0);
  return account.world;
}

describe('a template that no request carries', () => {
  const text = `Description: '${'long '.repeat(200)}'\nMetadata: { Note: '${'long '.repeat(11_000)}' }\nResources: { Team: { Type: AWS::IAM::Group } }\n`;
  beforeAll(() => prepareStacks());
  const file = { name: 'team.yaml', text, language: 'yaml' } as const;
  const written = `cat > team.yaml <<'EOF'\n${text}EOF`;

  it('is refused without a bucket, in the words of the real CLI', async () => {
    const page = new Page();
    await page.type(written);
    expect(await page.type('aws cloudformation deploy --template-file team.yaml --stack-name team')).toEqual({
      code: 255,
      out: '',
      err: '\nTemplates with a size greater than 51,200 bytes must be deployed via an S3 Bucket. Please add the --s3-bucket parameter to your command. The local template will be copied to that S3 bucket and then deployed.\n',
    });
    expect(page.calls).toEqual([]);
  });

  it.each([
    [null, ''],
    ['eu-west-1', '-eu-west-1'],
  ])(
    'is deployed through a bucket of its region by the command that the page gives, in %s',
    async (region, end) => {
      const page = new Page();
      const inner = { ...page.host };
      Object.assign(page.host, {
        run: async (call: Call) => {
          const outcome = await inner.run(call);
          if (call.operation === 'ExecuteChangeSet') page.world = carriedOn(page.world, page.time);
          return outcome;
        },
      });
      await page.type(written);
      const line = deployCommand([{ name: 'team', file, region }], ['CAPABILITY_IAM']);
      const { code, out } = await page.type(line);
      expect(out).toMatch(/Successfully created\/updated stack - team\n$/);
      expect(code).toBe(0);
      const put = page.calls.find(({ operation }) => operation === 'PutObject');
      expect(put?.input).toMatchObject({ Bucket: `templates-111122223333${end}` });
    },
  );
});
