import type { ApiModel, Shape } from '../engine/index.ts';
import { shapeOf } from '../engine/index.ts';

type Pair = readonly [name: string, value: string];

/** A form's fields as a tree: `Tags.member.1.Key` is a path. Names come from outside, so every level is a Map. */
interface Node {
  value: string | null;
  readonly children: Map<string, Node>;
}

/** Deeper names than this belong to no shape of AWS's models. */
const maxDepth = 24;

const node = (): Node => ({ value: null, children: new Map() });

function treeOf(pairs: readonly Pair[]): Node {
  const root = node();
  for (const [name, value] of pairs) {
    const path = name.split('.');
    if (path.length > maxDepth) continue;
    let place = root;
    for (const step of path) {
      const next = place.children.get(step) ?? node();
      place.children.set(step, next);
      place = next;
    }
    place.value ??= value;
  }
  return root;
}

/**
 * An operation's input from the fields of an AWS Query request, read by the model's shapes; fields that no shape
 * has are left out, as AWS leaves them, and of a field that comes twice the first counts. What isn't of its shape's type (a word for a number) stays text, for the
 * validation to refuse.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/programming.html
 */
export function inputFromQuery(
  model: ApiModel,
  shape: string | undefined,
  pairs: readonly Pair[],
): Readonly<Record<string, unknown>> {
  return shape === undefined ? {} : structure(model, shapeOf(model, shape), treeOf(pairs));
}

function structure(model: ApiModel, shape: Shape, from: Node): Record<string, unknown> {
  const members = Object.entries(shape.members ?? {}).flatMap(([name, member]) => {
    const child = from.children.get(name);
    return child ? [[name, read(model, shapeOf(model, member), child)] as const] : [];
  });
  return Object.fromEntries(members);
}

function read(model: ApiModel, shape: Shape, from: Node): unknown {
  switch (shape.type) {
    case 'structure':
      return structure(model, shape, from);
    case 'list':
      return numbered(from.children.get('member')).map((item) =>
        read(model, shapeOf(model, shape.member ?? ''), item),
      );
    case 'map':
      return Object.fromEntries(
        numbered(from.children.get('entry')).map((entry) => [
          entry.children.get('key')?.value ?? '',
          read(model, shapeOf(model, shape.value ?? ''), entry.children.get('value') ?? node()),
        ]),
      );
    default:
      return scalar(shape, from.value ?? '');
  }
}

/** The items of a list in the order of their numbers; gaps close. */
function numbered(list: Node | undefined): Node[] {
  return [...(list?.children ?? [])]
    .filter(([index]) => /^[1-9]\d{0,5}$/.test(index))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}

function scalar({ type }: Shape, text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = ['integer', 'long', 'float', 'double'].includes(type);
  return isNumber && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The fields that carry an input, as the SDKs write them: the way back of `inputFromQuery`. */
export function queryFromInput(model: ApiModel, shape: string | undefined, input: object): Pair[] {
  return shape === undefined ? [] : fields(model, shapeOf(model, shape), input, '');
}

type Scalar = string | number | boolean;

function fields(model: ApiModel, shape: Shape, value: unknown, prefix: string): Pair[] {
  if (value === undefined || value === null) return [];
  const under = (name: string): string => (prefix === '' ? name : `${prefix}.${name}`);
  switch (shape.type) {
    case 'structure':
      return Object.entries(shape.members ?? {}).flatMap(([name, member]) =>
        Object.hasOwn(value, name)
          ? fields(model, shapeOf(model, member), (value as Record<string, unknown>)[name], under(name))
          : [],
      );
    case 'list':
      if ((value as unknown[]).length === 0) return [[prefix, '']];
      return (value as unknown[]).flatMap((item, i) =>
        fields(model, shapeOf(model, shape.member ?? ''), item, under(`member.${i + 1}`)),
      );
    case 'map':
      return Object.entries(value).flatMap(([key, item], i): Pair[] => [
        [under(`entry.${i + 1}.key`), key],
        ...fields(model, shapeOf(model, shape.value ?? ''), item, under(`entry.${i + 1}.value`)),
      ]);
    default: {
      const scalar = value as Scalar;
      return [[prefix, String(scalar)]];
    }
  }
}
