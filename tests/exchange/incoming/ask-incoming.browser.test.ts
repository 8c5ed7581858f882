import { expect, test, vi } from 'vitest';
import { readTemplateText } from '../../../src/engine/cloudformation/index.ts';
import { askIncoming, readAhead } from '../../../src/exchange/incoming/ask-incoming.ts';

test('what a worker has read of a long template is not read again on the page’s thread', async () => {
  const text = `Resources:\n  Crew:\n    Type: AWS::IAM::Group\n# ${'-'.repeat(30_000)}\n`;
  const question = { kind: 'cloudFormation', text, values: new Map(), account: '1', stackName: 'a' } as const;
  const reading = await askIncoming(question, new AbortController().signal);
  const said = reading.ok && reading.value.kind === 'cloudFormation' ? reading.value.said : null;
  expect(said).toEqual({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } });
  expect(readTemplateText(text).value).toBe(said);
});

test('a long text alone is read ahead in a worker, and a short or faulty one is left to the page', async () => {
  const long = (more: string): string =>
    `Resources:\n  Crew:\n    Type: AWS::IAM::Group\n${more}# ${'-'.repeat(30_000)}\n`;
  const parsed = vi.spyOn(Map.prototype, 'set');
  const known = (): number => parsed.mock.calls.filter(([key]) => key === long('#1\n')).length;
  await readAhead(long('#1\n'));
  expect(known()).toBe(1);
  await readAhead(long('#1\n'));
  expect(known()).toBe(1);
  await readAhead(long('  - [\n'));
  expect(parsed.mock.calls.some(([key]) => key === long('  - [\n'))).toBe(false);
  parsed.mockRestore();
  expect(readTemplateText(long('#1\n')).value).toEqual({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } });
  const stopped = new AbortController();
  stopped.abort(new Error('stopped'));
  await expect(readAhead(long('#2\n'), stopped.signal)).rejects.toThrow('stopped');
});
