import fc from '../../properties.ts';
import { expect, test } from 'vitest';
import { type JsonPath, jsonText, pieces } from '../../../src/ui/parts/json-text.ts';

const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };

function at(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((part, step) => (part as Record<string | number, unknown>)[step], value);
}

test('a lit path covers just the text of its value', () => {
  const { text, ranges } = jsonText(document, [['Statement', 0, 'Action', 1]]);
  expect(ranges.map(({ from, to }) => text.slice(from, to))).toEqual(['"s3:PutObject"']);
});

test('a path that the value does not have lights nothing up', () => {
  expect(jsonText(document, [['Statement', 7]]).ranges).toEqual([]);
});

test('the text is what JSON.stringify indents by two, for any JSON value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(jsonText(plain).text).toBe(JSON.stringify(plain, null, 2));
    }),
  );
});

test('members called __proto__ and constructor are members like any other', () => {
  const value = JSON.parse('{"__proto__": {"a": 1}, "constructor": [2]}') as unknown;
  const { text, ranges } = jsonText(value, [['__proto__'], ['constructor', 0]]);
  expect(ranges.map(({ from, to }) => JSON.parse(text.slice(from, to)) as unknown)).toEqual([{ a: 1 }, 2]);
});

test('the lit text of any path is the JSON of the value that stands there', () => {
  const paths: JsonPath[] = [[], ['Version'], ['Statement'], ['Statement', 0], ['Statement', 0, 'Effect']];
  for (const path of paths) {
    const { text, ranges } = jsonText(document, [path]);
    const [range] = ranges;
    expect(JSON.parse(text.slice(range?.from, range?.to))).toEqual(at(document, path));
  }
});

test('cutting a text at ranges loses and repeats nothing', () => {
  const range = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.string({ minLength: 60, maxLength: 80 }), fc.array(range), (text, ranges) => {
      expect(
        pieces(text, ranges)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
