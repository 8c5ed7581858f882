import { expect, it } from 'vitest';
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
