import type { Layer } from '../engine/index.ts';
import type { CallPattern, Condition, Expected, Keys, Probe } from './goal.ts';
import { type FieldReader, isFields } from './fields.ts';
import { readSteps } from './read-steps.ts';

const expectations: readonly Expected[] = ['allow', 'refused', 'implicitDeny', 'explicitDeny'];
const layers: readonly Layer[] = [
  'public',
  'root',
  'trust',
  'resource',
  'identity',
  'boundary',
  'session',
  'scp',
  'rcp',
];

/** How deep `after`, `once` and `never` may hold each other. */
const deepest = 3;

/** Condition keys of a request: `{s3:prefix: home/}`. */
export function readKeys(field: FieldReader): Keys {
  const { value } = field;
  if (value === undefined) return {};
  if (!isFields(value)) field.fault('wrong', 'fields');
  return Object.fromEntries(Object.keys(value as object).map((name) => [name, field.texts(name)]));
}

const textsOf = (field: FieldReader): readonly string[] =>
  Array.isArray(field.value) ? field.entries().map((one) => one.asText()) : [field.asText()];

/** `[who, action, resource]`, each one or a list of several: every combination of them. */
function readProbes(field: FieldReader, keys: Keys): readonly Probe[] {
  const [who, action, resource] = [0, 1, 2].map((at) => textsOf(field.at(at)));
  return (who ?? []).flatMap((one) =>
    (action ?? []).flatMap((asked) =>
      (resource ?? []).map((on) => ({ who: one, action: asked, resource: on, keys })),
    ),
  );
}

function readCan(field: FieldReader): readonly Condition[] {
  const tuple = field.at('can');
  if (tuple.entries().length !== 4) {
    tuple.fault('wrong', '[who, action, resource, verdict]');
    return [];
  }
  const is = tuple.at(3).among(tuple.at(3).asText(), expectations);
  const by = field.has('by') ? { by: field.oneOf('by', layers) } : {};
  const holder = field.has('holder') ? { holder: field.text('holder') } : {};
  return readProbes(tuple, readKeys(field.at('keys'))).map((probe) => ({
    type: 'can',
    probe,
    is,
    ...by,
    ...holder,
  }));
}

function readCall(field: FieldReader): CallPattern {
  field.only('as', 'call', 'input', 'gets');
  const input = field.at('input').value ?? {};
  if (!isFields(input)) field.fault('wrong', 'fields');
  return {
    as: field.text('as'),
    call: field.text('call'),
    input: input as Readonly<Record<string, unknown>>,
    gets: field.text('gets', 'ok'),
  };
}

function readDiff(field: FieldReader): Condition {
  field.only('over', 'gained', 'lost');
  const rows = (name: string): readonly Probe[] => field.list(name).flatMap((row) => readProbes(row, {}));
  const over = field.list('over').map((row): [string, string] => [row.at(0).asText(), row.at(1).asText()]);
  return { type: 'diff', over, gained: rows('gained'), lost: rows('lost') };
}

type Reads = (field: FieldReader, name: string, depth: number) => readonly Condition[];

const entity: Reads = (field, name) => [
  { type: name as 'exists' | 'absent' | 'same', entity: field.text(name) },
];

const kinds: ReadonlyMap<string, Reads> = new Map<string, Reads>([
  ['exists', entity],
  ['absent', entity],
  ['same', entity],
  [
    'count',
    (field, name) => {
      const pair = field.at(name);
      return [{ type: 'count', of: pair.at(0).asText(), is: pair.at(1).asWhole() }];
    },
  ],
  ['can', (field) => readCan(field)],
  ['session', (field, name) => [{ type: 'session', name: field.text(name) }]],
  ['diff', (field, name) => [readDiff(field.at(name))]],
  [
    'once',
    (field, name, depth) => [
      {
        type: 'once',
        moments: field.list(name).map((moment) => readConditions(moment.entries(), depth + 1)),
      },
    ],
  ],
  ['tried', (field, name) => [{ type: 'tried', call: readCall(field.at(name)) }]],
  [
    'never',
    (field, name, depth) => [{ type: 'never', conditions: readConditions(field.list(name), depth + 1) }],
  ],
  ['would', (field, name) => [{ type: 'would', call: readCall(field.at(name)) }]],
  [
    'after',
    (field, name, depth) => {
      const after = field.at(name);
      after.only('do', 'needs');
      return [
        {
          type: 'after',
          steps: readSteps(after.list('do')),
          conditions: readConditions(after.list('needs'), depth + 1),
        },
      ];
    },
  ],
  [
    'right',
    (field, name) => {
      const right = field.at(name);
      right.only('least', 'of');
      return [{ type: 'right', questions: right.texts('of'), least: right.whole('least') }];
    },
  ],
  ['answered', (field, name) => [{ type: 'answered', question: field.text(name) }]],
]);

function readCondition(field: FieldReader, depth: number): readonly Condition[] {
  const { value } = field;
  const names = isFields(value) ? Object.keys(value).filter((name) => kinds.has(name)) : [];
  const [name] = names;
  if (name === undefined || names.length > 1) {
    const unknown = isFields(value) ? Object.keys(value)[0] : undefined;
    if (unknown !== undefined && name === undefined)
      field.fault('unknown', unknown, [...field.path, unknown]);
    else field.fault('wrong', [...kinds.keys()].join(', '));
    return [];
  }
  field.only(name, ...(name === 'can' ? ['by', 'holder', 'keys'] : []));
  return kinds.get(name)?.(field, name, depth) ?? [];
}

/** What must hold together. A `can` of several names stands for each of them. */
export function readConditions(fields: readonly FieldReader[], depth = 0): readonly Condition[] {
  if (depth > deepest) {
    fields[0]?.fault('tooDeep', String(deepest));
    return [];
  }
  return fields.flatMap((field) => readCondition(field, depth));
}
