import { expect, test } from 'vitest';
import { readTemplate, readTemplateText, rememberText } from '../../../src/engine/cloudformation/index.ts';

/** A long template in YAML, of one group. */
const long = (name: string): string =>
  `# ${'-'.repeat(30_000)}\nResources:\n  Crew:\n    Type: AWS::IAM::Group\n    Properties: { GroupName: ${name} }\n`;

/** Another thing than the text says, so that a test sees which of both was taken. */
const elsewhere = (name: string) => ({
  Resources: { Elsewhere: { Type: 'AWS::IAM::Group', Properties: { GroupName: name } } },
});

const resourcesOf = (text: string): readonly string[] => {
  const read = readTemplate(text);
  return read.ok ? [...read.value.resources.keys()] : [];
};

test('a text that was read elsewhere is not read again', () => {
  rememberText(long('a'), elsewhere('a'));
  expect(resourcesOf(long('a'))).toEqual(['Elsewhere']);
  expect(resourcesOf(long('b'))).toEqual(['Crew']);
});

test('a long text is read once, and a place in it is found all the same', () => {
  const first = readTemplateText(long('c'));
  const second = readTemplateText(long('c'));
  expect(second.value).toBe(first.value);
  expect(second.placeOf(['Resources', 'Crew'])).toEqual({ line: 3, column: 3 });
});

test('only long texts are remembered, and of these the last three', () => {
  const short = 'Resources:\n  Crew:\n    Type: AWS::IAM::Group\n';
  rememberText(short, elsewhere('short'));
  expect(resourcesOf(short)).toEqual(['Crew']);
  const texts = ['d', 'e', 'f', 'g'].map(long);
  for (const text of texts) rememberText(text, elsewhere('x'));
  expect(texts.slice(1).map((text) => resourcesOf(text)[0])).toEqual(Array(3).fill('Elsewhere'));
  expect(resourcesOf(texts[0]!)).toEqual(['Crew']);
});
