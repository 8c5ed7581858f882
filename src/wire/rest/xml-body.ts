import type { ApiModel, XmlElement } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { escapeXml } from '../xml-answer.ts';
import type { HttpBindings } from './bindings.ts';
import { memberBinding } from './bindings.ts';
import { readScalar, writeScalar } from './scalars.ts';

/** The models that a body is read by. */
export interface Models {
  readonly model: ApiModel;
  readonly bindings: HttpBindings;
}

type Values = Readonly<Record<string, unknown>>;

const isFlat = ({ bindings }: Models, shape: string): boolean => bindings.shapes[shape]?.flattened === true;
const itemName = ({ bindings }: Models, shape: string): string => bindings.shapes[shape]?.item ?? 'member';

/** The value of an element, by its shape. https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
export function readElement(models: Models, shapeName: string, node: XmlElement): unknown {
  const shape = shapeOf(models.model, shapeName);
  if (shape.type === 'structure') return readMembers(models, shapeName, node);
  if (shape.type !== 'list') return readScalar(shape, node.text);
  const name = itemName(models, shapeName);
  return node.children
    .filter((child) => child.name === name)
    .map((child) => readElement(models, shape.member ?? '', child));
}

/** The members of a structure that are in the body. */
function readMembers(models: Models, shapeName: string, node: XmlElement): Values {
  const { members = {} } = shapeOf(models.model, shapeName);
  const entries = Object.entries(members).flatMap(([member, inner]): [string, unknown][] => {
    const { location, name = member } = memberBinding(models.bindings, shapeName, member);
    const found = location === undefined ? node.children.filter((child) => child.name === name) : [];
    const [first] = found;
    if (!first) return [];
    if (!isFlat(models, inner)) return [[member, readElement(models, inner, first)]];
    const item = shapeOf(models.model, inner).member ?? '';
    return [[member, found.map((child) => readElement(models, item, child))]];
  });
  return Object.fromEntries(entries);
}

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

/** Writes the content of a value's element. */
export function writeValue(models: Models, shapeName: string, value: unknown): string {
  const shape = shapeOf(models.model, shapeName);
  if (shape.type === 'structure') return writeMembers(models, shapeName, value as Values);
  if (shape.type === 'list')
    return writeItems(models, shapeName, value as readonly unknown[], itemName(models, shapeName));
  return escapeXml(writeScalar(shape, models.bindings.shapes[shapeName] ?? {}, value, 'xml'));
}

const writeItems = (models: Models, shapeName: string, items: readonly unknown[], name: string): string => {
  const inner = shapeOf(models.model, shapeName).member ?? '';
  return items.map((item) => element(name, writeValue(models, inner, item))).join('');
};

/** The members in the body, in the model's order. */
export function writeMembers(models: Models, shapeName: string, value: Values): string {
  const { members = {} } = shapeOf(models.model, shapeName);
  return Object.entries(members)
    .map(([member, inner]) => {
      const { location, name = member } = memberBinding(models.bindings, shapeName, member);
      const own = Object.hasOwn(value, member) ? value[member] : undefined;
      if (location !== undefined || own === undefined || own === null) return '';
      return isFlat(models, inner)
        ? writeItems(models, inner, own as readonly unknown[], name)
        : element(name, writeValue(models, inner, own));
    })
    .join('');
}
