import { expect, test } from 'vitest';
import { readTemplateText } from '../../../src/engine/cloudformation/index.ts';
import { askIncoming } from '../../../src/exchange/incoming/ask-incoming.ts';

test('what a worker has read of a long template is not read again on the page’s thread', async () => {
  const text = `Resources:\n  Crew:\n    Type: AWS::IAM::Group\n# ${'-'.repeat(30_000)}\n`;
  const question = { kind: 'cloudFormation', text, values: new Map(), account: '1', stackName: 'a' } as const;
  const reading = await askIncoming(question, new AbortController().signal);
  const said = reading.ok && reading.value.kind === 'cloudFormation' ? reading.value.said : null;
  expect(said).toEqual({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } });
  expect(readTemplateText(text).value).toBe(said);
});
