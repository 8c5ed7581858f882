import type { ApiModel, Shape } from '../../../engine/index.ts';
import { standsIn } from '../bare-command.ts';
import { documentOrText, isObject, type Fields } from './documents.ts';
import { attributeNames, isFieldWord, isRuntime } from './own-names.ts';
import type { Texts } from './texts.ts';

/** Fields that hold a time in ms. */
const times = new Set(
  (
    'createDate updateDate issuedAt expiresAt mfaAt date generatedAt changedAt enableDate validUntil joinedAt ' +
    'requestedAt lastModifiedDate deletionDate deletedDate at'
  ).split(' '),
);
/** Fields that are emptied: free text, and text that is derived from names. */
const emptied = new Set(['description', 'metadata', 'content', 'contentType']);

/** The number of a 30-second step of an MFA device's code lasts as long. */
const step = 30_000;

const isVersion = (text: string): boolean => /^v[1-9]\d{0,3}$/.test(text);

/** Fields with a meaning of their own; `null` where the general rule holds. */
const byName: Readonly<Record<string, (value: string, texts: Texts) => string | null>> = {
  region: (value, texts) => texts.region(value),
  serviceName: (value, texts) => texts.service(value),
  runtime: (value) => (isRuntime(value) ? value : null),
  actionNames: (value, texts) => texts.action(value),
  action: (value, texts) => texts.action(value),
  contextKeyName: (value, texts) => texts.key(value),
  claim: (value, texts) => texts.claim(value),
  instanceId: (value, texts) => (/^ssoins-[a-zA-Z0-9]{16}$/.test(value) ? texts.prefixedId(value) : null),
  identityStoreId: (value, texts) => (/^d-[0-9a-f]{10}$/.test(value) ? texts.prefixedId(value) : null),
  sessionDuration: (value) => (/^PT[0-9HMS]+$/.test(value) ? value : null),
  versionId: (value) => (isVersion(value) ? value : null),
  defaultVersionId: (value) => (isVersion(value) ? value : null),
};

/** The text of a field, by its name in AWS's form with a small first letter. */
function textOf(name: string, value: string, texts: Texts): string {
  if (isFieldWord(name, value)) return value;
  return byName[name]?.(value, texts) ?? documentOrText(value, texts);
}

/** Reads a value that a rule looks for at the beginning of a claim, or anywhere in it. */
function readRule({ matchType, value }: Fields, texts: Texts): void {
  if (!texts.isReading || typeof value !== 'string') return;
  if (matchType === 'StartsWith') texts.text(`${value}*`);
  if (matchType === 'Contains') texts.text(`*${value}*`);
}

/** Pairs of a name and a value, such as tags, and what they hold; null if the object is none. */
function pairOf(field: string, object: Fields, texts: Texts): Fields | null {
  const { key, value, name, values } = object;
  if (typeof key === 'string' && typeof value === 'string') {
    const isMapping = field === 'principalTags';
    return { ...object, key: texts.text(key), value: isMapping ? texts.claim(value) : texts.tag(key, value) };
  }
  if (typeof name === 'string' && Array.isArray(values))
    return { ...object, name: texts.key(name), values: values.map((one) => texts.value(name, String(one))) };
  if (field === 'attributes' && typeof name === 'string' && typeof value === 'string')
    return attribute(object, name, value, texts);
  return null;
}

function attribute(object: Fields, name: string, value: string, texts: Texts): Fields {
  if (!attributeNames.has(name))
    return { ...object, name: texts.claim(name), value: documentOrText(value, texts) };
  const isPlain = /^\d{1,9}$/.test(value) || isFieldWord(name, value);
  return isPlain ? object : { ...object, value: documentOrText(value, texts) };
}

/** A value of a row. */
function ofRow(field: string, value: unknown, texts: Texts, within = field): unknown {
  if (typeof value === 'string') return emptied.has(field) ? '' : textOf(field, value, texts);
  if (typeof value === 'number') {
    if (times.has(field)) return texts.time(value);
    return field === 'lastStep' ? Math.floor(texts.time(value * step) / step) : value;
  }
  if (Array.isArray(value)) return value.map((one) => ofRow(field, one, texts, within));
  if (!isObject(value)) return value;
  return pairOf(within, value, texts) ?? fieldsOf(value, texts, within);
}

export function fieldsOf(object: Fields, texts: Texts, within = ''): Fields {
  readRule(object, texts);
  return Object.fromEntries(
    Object.entries(object).map(([field, value]) => [
      field,
      ofRow(field, value, texts, within === 'principalTags' ? within : field),
    ]),
  );
}

/** The texts of a call's input, by the shapes of AWS's API model: a word of a list stays. */
export class Inputs {
  readonly #model: ApiModel | null;
  readonly #texts: Texts;

  constructor(model: ApiModel | null, texts: Texts) {
    this.#model = model;
    this.#texts = texts;
  }

  input(operation: string, input: unknown): unknown {
    return this.#value(this.#model?.operations[operation]?.input, 'input', input);
  }

  #shape(name: string | undefined): Shape | undefined {
    return name === undefined ? undefined : this.#model?.shapes[name];
  }

  #value(shapeName: string | undefined, field: string, value: unknown): unknown {
    const shape = this.#shape(shapeName);
    if (typeof value === 'string') return this.#text(shape, field, value);
    if (typeof value === 'number') return shape?.type === 'timestamp' ? this.#texts.time(value) : value;
    if (Array.isArray(value)) return value.map((one) => this.#value(shape?.member, field, one));
    if (!isObject(value)) return value;
    return this.#pair(value) ?? this.#members(shape, value);
  }

  #text(shape: Shape | undefined, field: string, value: string): string {
    if (standsIn(value) || shape?.enum?.includes(value)) return value;
    const name = field.charAt(0).toLowerCase() + field.slice(1);
    return byName[name]?.(value, this.#texts) ?? documentOrText(value, this.#texts);
  }

  /** A tag, or a key of the request with its values. */
  #pair(object: Fields): Fields | null {
    const texts = this.#texts;
    const { Key: key, Value: value, ContextKeyName: name, ContextKeyValues: values } = object;
    if (typeof key === 'string' && typeof value === 'string')
      return { ...object, Key: texts.text(key), Value: texts.tag(key, value) };
    if (typeof name !== 'string' || !Array.isArray(values)) return null;
    return {
      ...object,
      ContextKeyName: texts.key(name),
      ContextKeyValues: values.map((one) => texts.value(name, String(one))),
    };
  }

  #members(shape: Shape | undefined, object: Fields): Fields {
    const { members } = shape ?? {};
    const isOwn = (name: string): boolean =>
      members ? Object.hasOwn(members, name) : (this.#shape(shape?.key)?.enum?.includes(name) ?? false);
    return Object.fromEntries(
      Object.entries(object).map(([name, value]) => {
        const own = isOwn(name);
        const named = own ? name : this.#texts.text(name);
        return [named, this.#value(members?.[name] ?? shape?.value, own ? name : '', value)];
      }),
    );
  }
}
