import { expect, it } from 'vitest';
import type { Call } from '../../../src/engine/index.ts';
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
