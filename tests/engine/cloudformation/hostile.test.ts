import { describe, expect, test } from 'vitest';
import { compilePattern, readTemplate, resolveTemplate } from '../../../src/engine/cloudformation/index.ts';
import { faultOf, resolved, scopeOf } from './stack.ts';

/** Texts from strangers: each is answered, and costs no more than its size. */

const says = (text: string): string | null => {
  const read = readTemplate(text);
  return faultOf(read.ok ? resolveTemplate(read.value, scopeOf()) : read);
};
const queue = 'Type: AWS::SQS::Queue';
const big = 300_000;

describe('A template is refused', () => {
  test.each([
    ['more than a million characters', `{"a": "${'x'.repeat(1_000_000)}"}`, /may not exceed 1000000/],
    [
      'JSON nested too deep',
      '['.repeat(big) + ']'.repeat(big),
      /YAML not well-formed|nested deeper than 100/,
    ],
    ['an object nested too deep', `{"a":`.repeat(big / 3), /nested deeper than 100/],
    ['brackets nested too deep', `Resources: ${'['.repeat(big)}`, /nested deeper than 100|not well-formed/],
    ['lists nested too deep', `Resources:\n${'- '.repeat(big)}x`, /nested deeper than 100|not well-formed/],
    ['keys nested too deep', `Resources:\n${'? '.repeat(big)}x`, /nested deeper than 100|not well-formed/],
    [
      'indents nested too deep',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /nested deeper than 100/,
    ],
    [
      'a bomb of aliases',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nResources: *c\n',
      /YAML aliases are not allowed/,
    ],
    ['a merge', `x: &x {${queue}}\nResources:\n  A:\n    <<: *x\n`, /YAML aliases are not allowed/],
    ['too many values', `{"a": [${'1,'.repeat(300_000)}1]}`, /more than 200000 keys, values and entries/],
    ['too many entries of YAML', `a:\n${'- 1\n'.repeat(220_000)}`, /more than 60000 lines/],
    ['a second document', `Resources: {A: {${queue}}}\n---\nResources: {}\n`, /not well-formed/],
    [
      '501 resources',
      `Resources: {${Array.from({ length: 501 }, (_, i) => `A${String(i)}: {${queue}}`).join(', ')}}`,
      /^Template format error: Number of resources, 501, is greater than maximum allowed, 500$/,
    ],
    [
      '201 parameters',
      `Parameters: {${Array.from({ length: 201 }, (_, i) => `A${String(i)}: {Type: String}`).join(', ')}}\nResources: {A: {${queue}}}`,
      /^Template format error: Number of parameters, 201, is greater than maximum allowed, 200$/,
    ],
    [
      '201 outputs',
      `Outputs: {${Array.from({ length: 201 }, (_, i) => `A${String(i)}: {Value: x}`).join(', ')}}\nResources: {A: {${queue}}}`,
      /^Template format error: Number of outputs, 201, is greater than maximum allowed, 200$/,
    ],
  ])('for %s', (_title, text, sentence) => {
    expect(says(text)).toMatch(sentence);
  });
});

describe('Functions cannot grow without bound:', () => {
  const long = 'x'.repeat(4000);

  test('Fn::Sub of a long parameter, thousands of times', () => {
    const text = `Parameters: {P: {Type: String, Default: ${long}}}\nResources: {A: {${queue}, Properties: {QueueName: !Sub '${'${P}'.repeat(20_000)}'}}}`;
    expect(says(text)).toBe('Template format error: its functions give more than 4000000 characters');
  });

  test('Ref of a long list, thousands of times', () => {
    const text = `Parameters: {P: {Type: CommaDelimitedList, Default: '${'x,'.repeat(2000)}x'}}\nResources: {A: {${queue}, Properties: {QueueName: [${'!Ref P, '.repeat(2000)}x]}}}`;
    expect(says(text)).toBe('Template format error: its functions give more than 4000000 characters');
  });

  test('Fn::ForEach within Fn::ForEach', () => {
    const items = Array.from({ length: 60 }, (_, i) => `i${String(i)}`).join(', ');
    const loop = (depth: number): string =>
      depth === 0
        ? `'A\${X1}\${X2}\${X3}\${X4}': {${queue}}`
        : `'Fn::ForEach::L${String(depth)}': [X${String(depth)}, [${items}], {${loop(depth - 1)}}]`;
    expect(says(`Transform: AWS::LanguageExtensions\nResources: {${loop(4)}}`)).toBe(
      'Template format error: Fn::ForEach makes more than 1000000 characters',
    );
    expect(says(`Transform: AWS::LanguageExtensions\nResources: {${loop(6)}}`)).toBe(
      'Template format error: Fn::ForEach loops are nested deeper than 5 levels',
    );
  });

  test('conditions that ask each other, each twice', () => {
    const conditions = Array.from({ length: 400 }, (_, i) =>
      i === 0
        ? 'C0: !Equals [a, a]'
        : `C${String(i)}: !And [!Condition C${String(i - 1)}, !Condition C${String(i - 1)}]`,
    );
    expect(
      says(`Conditions: {${conditions.join(', ')}}\nResources: {A: {${queue}, Condition: C399}}`),
    ).toBeNull();
  });
});

test('names such as __proto__ and constructor are names like any other', () => {
  const template = `{"Parameters": {"constructor": {"Type": "String", "Default": "x"}}, "Mappings": {"toString": {"a": {"b": "c"}}}, "Resources": {"A": {"Type": "AWS::SQS::Queue", "Properties": {"__proto__": {"polluted": true}, "QueueName": {"Fn::Join": ["", [{"Ref": "constructor"}, {"Fn::FindInMap": ["toString", "a", "b"]}]]}}}}}`;
  const properties = resolved(template).resources.get('A')?.properties ?? {};
  expect(Object.keys(properties)).toEqual(['__proto__', 'QueueName']);
  expect(properties['QueueName']).toBe('xc');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(says(`Resources: {valueOf: {${queue}, DependsOn: hasOwnProperty}}`)).toBe(
    'Template format error: Unresolved resource dependencies [hasOwnProperty] in the Resources block of the template',
  );
  expect(says(`Resources:\n  __proto__: {${queue}}\n`)).toBe(
    'Template format error: Resource name __proto__ is non alphanumeric.',
  );
});

test('a template of 500 resources that depend on each other in a row is ordered', () => {
  const rows = Array.from({ length: 500 }, (_, i) =>
    i === 499 ? `A${String(i)}: {${queue}}` : `A${String(i)}: {${queue}, DependsOn: A${String(i + 1)}}`,
  );
  const { resources } = resolved(`Resources: {${rows.join(', ')}}`);
  expect([...resources.keys()].slice(0, 2)).toEqual(['A499', 'A498']);
});

describe('An allowed pattern', () => {
  test.each([
    ['[a-z]+', 'abc', true],
    ['[a-z]+', 'abC', false],
    ['^[a-zA-Z][a-zA-Z0-9-]*$', 'a-1', true],
    ['(a|b){2,3}c?', 'abac', true],
    ['(a|b){2,3}c?', 'ac', false],
    ['arn:aws:iam::\\d{12}:role/.+', 'arn:aws:iam::111122223333:role/x', true],
    ['arn:aws:iam::\\d{12}:role/.+', 'arn:aws:iam::11112222333:role/x', false],
    ['[^\\s@]+@[^\\s@]+\\.[a-z]{2,}', 'ana@example.com', true],
    ['[^\\s@]+@[^\\s@]+\\.[a-z]{2,}', 'ana@example', false],
    ['\\p{Alnum}*', 'aZ9', true],
    ['(?:\\d{1,3}\\.){3}\\d{1,3}/(\\d|[1-2]\\d|3[0-2])', '10.0.0.0/16', true],
    ['', '', true],
    ['[-a]', '-', true],
    ['[a-]', '-', true],
    ['a+?', 'aa', true],
    ['.', '\n', false],
  ])('%s read on %j is %s', (pattern, text, matches) => {
    expect(compilePattern(pattern)?.(text)).toBe(matches);
  });

  test.each([
    '(?=a)',
    '(?<!a)b',
    '\\1',
    '(a)\\1',
    'a**',
    'a++',
    '[a&&b]',
    '[a',
    '(a',
    'a)',
    '*a',
    '{2}',
    '\\bword',
    'a{3,2}',
    '(((('.repeat(40),
    'a{2000}{2000}',
  ])('%s is not read', (pattern) => {
    expect(compilePattern(pattern)).toBeNull();
  });

  test('that takes a regular expression for ever is answered', () => {
    const matches = compilePattern('(a+)+(a|aa)+b');
    expect(matches?.('a'.repeat(4000))).toBe(false);
    expect(matches?.(`${'a'.repeat(4000)}b`)).toBe(true);
  });
});
