import type { ApiModel, Shape } from '../engine/index.ts';
import { shapeOf } from '../engine/index.ts';
import type { Field } from './route.ts';

/** A form's fields as a tree: `Tags.member.1.Key` is a path. Names come from outside, so every level is a Map. */
interface Node {
  value: string | null;
  /** Null if there are none, as for most fields. */
  children: Map<string, Node> | null;
}

/** No shape of AWS's models has deeper names. */
const maxDepth = 24;

const node = (): Node => ({ value: null, children: null });

function treeOf(pairs: readonly Field[]): Node {
  const root = node();
  for (const [name, value] of pairs) {
    const path = name.split('.');
    if (path.length > maxDepth) continue;
    let place = root;
    for (const step of path) place = childOf(place, step);
    place.value ??= value;
  }
  return root;
}

function childOf(parent: Node, step: string): Node {
  const children = (parent.children ??= new Map<string, Node>());
  const known = children.get(step);
  if (known) return known;
  const child = node();
  children.set(step, child);
  return child;
}

/**
 * Reads an operation's input from the fields of an AWS Query request, by the model's shapes. It ignores fields that no
 * shape has, as AWS does, and takes the first of two equal names. A value of the wrong type (a word for a number) stays
 * text, and validation refuses it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/programming.html
 */
export function inputFromQuery(
  model: ApiModel,
  shape: string | undefined,
  pairs: readonly Field[],
): Readonly<Record<string, unknown>> {
  return shape === undefined ? {} : structure(model, shapeOf(model, shape), treeOf(pairs));
}

function structure(model: ApiModel, shape: Shape, from: Node): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const { members } = shape;
  for (const name in members) {
    const child = from.children?.get(name);
    if (child) input[name] = read(model, shapeOf(model, members[name] ?? ''), child);
  }
  return input;
}

function read(model: ApiModel, shape: Shape, from: Node): unknown {
  switch (shape.type) {
    case 'structure':
      return structure(model, shape, from);
    case 'list':
      return numbered(from.children?.get('member')).map((item) =>
        read(model, shapeOf(model, shape.member ?? ''), item),
      );
    case 'map':
      return Object.fromEntries(
        numbered(from.children?.get('entry')).map((entry) => [
          entry.children?.get('key')?.value ?? '',
          read(model, shapeOf(model, shape.value ?? ''), entry.children?.get('value') ?? node()),
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
export function queryFromInput(model: ApiModel, shape: string | undefined, input: object): Field[] {
  return shape === undefined ? [] : fields(model, shapeOf(model, shape), input, '');
}

type Scalar = string | number | boolean;

function fields(model: ApiModel, shape: Shape, value: unknown, prefix: string): Field[] {
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
      return Object.entries(value).flatMap(([key, item], i): Field[] => [
        [under(`entry.${i + 1}.key`), key],
        ...fields(model, shapeOf(model, shape.value ?? ''), item, under(`entry.${i + 1}.value`)),
      ]);
    default: {
      const scalar = value as Scalar;
      return [[prefix, String(scalar)]];
    }
  }
}
