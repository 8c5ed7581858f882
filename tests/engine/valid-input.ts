import fc from '../properties.ts';
import type { ApiModel, Shape } from '../../src/engine/index.ts';
import { shapeOf } from '../../src/engine/index.ts';
import { compilePattern } from '../../src/engine/model/validate.ts';

type Made = fc.Arbitrary<unknown>;

/** Longer texts and lists than these show nothing more. */
const mostCharacters = 40;
const mostItems = 3;
const maxDepth = 4;

/**
 * Inputs that the model of an operation allows: every required member, some of the others, texts by their
 * pattern, numbers and lists within their bounds. Structures are never empty, since AWS Query can't say so.
 */
export function validInput(model: ApiModel, shapeName: string | undefined): fc.Arbitrary<object> {
  return shapeName === undefined
    ? fc.constant({})
    : structure(model, shapeOf(model, shapeName), 0).map((value) => value ?? {});
}

const withoutNothing = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, item]) => item !== undefined));

function structure(model: ApiModel, shape: Shape, depth: number): fc.Arbitrary<object | undefined> {
  const required = new Set(shape.required);
  const members = Object.entries(shape.members ?? {}).filter(
    ([name]) => required.has(name) || depth < maxDepth,
  );
  const made = Object.fromEntries(members.map(([name, inner]) => [name, value(model, inner, depth + 1)]));
  return fc
    .record(made, { requiredKeys: [...required] })
    .map(withoutNothing)
    .map((record) => (Object.keys(record).length || depth === 0 ? record : undefined));
}

/** Shapes may hold themselves, so each is made once a depth. */
const known = new WeakMap<ApiModel, Map<string, Made>>();

function value(model: ApiModel, shapeName: string, depth: number): Made {
  const made = known.get(model) ?? new Map<string, Made>();
  known.set(model, made);
  const key = `${shapeName} ${depth}`;
  const found = made.get(key) ?? newValue(model, shapeName, depth);
  made.set(key, found);
  return found;
}

function newValue(model: ApiModel, shapeName: string, depth: number): Made {
  const shape = shapeOf(model, shapeName);
  const { min = 0, max = Infinity } = shape;
  switch (shape.type) {
    case 'structure':
      return structure(model, shape, depth);
    case 'list':
      return fc
        .array(value(model, shape.member ?? '', depth + 1), {
          minLength: min,
          maxLength: Math.max(min, Math.min(max, depth > maxDepth ? 0 : mostItems)),
        })
        .map((items) => items.filter((item) => item !== undefined));
    case 'map':
      return fc
        .dictionary(text(shapeOf(model, shape.key ?? '')), value(model, shape.value ?? '', depth + 1), {
          maxKeys: depth > maxDepth ? 0 : mostItems,
        })
        .map(withoutNothing);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return fc.integer({ min, max: Math.min(max, min + 100_000) });
    case 'timestamp':
      return fc
        .integer({ min: 0, max: 4_000_000_000 })
        .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00'));
    case 'string':
    case 'blob':
      return text(shape);
  }
}

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const texts = new WeakMap<Shape, fc.Arbitrary<string>>();

function text(shape: Shape): fc.Arbitrary<string> {
  const made = texts.get(shape) ?? newText(shape);
  texts.set(shape, made);
  return made;
}

function newText({ enum: values, pattern, min = 0, max = Infinity }: Shape): fc.Arbitrary<string> {
  if (values) return fc.constantFrom(...values);
  const longest = Math.max(min, Math.min(max, mostCharacters));
  const fits = (made: string): boolean => made.length >= min && made.length <= max;
  const ofUnits = (units: readonly string[]): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...units), minLength: min, maxLength: longest });
  if (pattern === undefined) return ofUnits([...printable, 'é', '水', '\n', 'ß']);
  const matcher = compilePattern(pattern);
  // Most patterns are a set of characters, as many as the bounds allow.
  const units = printable.filter((unit) => matcher.test(unit.repeat(Math.max(min, 1))));
  if (units.length > 1) return ofUnits(units).filter((made) => matcher.test(made));
  // The others have a form, such as an ARN's.
  // Fast-check can't read an empty alternative or a look ahead.
  const readable = pattern
    .replace(/\|\(\)$/, '')
    .replaceAll('(|', '(')
    .replace(/\(\?=[^)]*\)/g, '');
  const formed = fc.stringMatching(compilePattern(readable));
  const examples = fc
    .sample(formed, { numRuns: 200, seed: 1 })
    .filter((made) => fits(made) && matcher.test(made));
  if (!examples.length) throw new Error(`No text found for ${pattern} of ${min} to ${max} characters`);
  return fc.constantFrom(...examples);
}
