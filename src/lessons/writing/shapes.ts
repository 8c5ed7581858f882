import type { Path } from '../fields.ts';
import type { Condition } from '../goal.ts';
import type { fieldNames } from '../lesson-fields.ts';

/** The kind of a value that can be completed. */
export type ValueKind =
  | 'action'
  | 'call'
  | 'who'
  | 'whoever'
  | 'resource'
  | 'verdict'
  | 'layer'
  | 'guess'
  | 'entity'
  | 'count'
  | 'step'
  | 'goal'
  | 'question'
  | 'session'
  | 'way'
  | 'lesson'
  | 'chapter'
  | 'effect'
  | 'truth'
  | 'from'
  | 'since';

/** Tells what may stand at a place of a lesson: fields, a list, or a value. */
export interface Shape {
  /** Its name among the fields' names, for their words. */
  readonly name?: string;
  readonly fields?: { readonly [name: string]: Shape };
  /** The shape of fields whose names are free. */
  readonly any?: Shape;
  /** Entries of a list: all alike, or each with its own. */
  readonly entry?: Shape;
  readonly entries?: readonly Shape[];
  readonly value?: ValueKind;
}

const text: Shape = {};
const value = (kind: ValueKind): Shape => ({ value: kind });
/** One value, or a list of them. */
const some = (kind: ValueKind): Shape => ({ value: kind, entry: { value: kind } });
const list = (entry: Shape): Shape => ({ entry });

type Named = keyof typeof fieldNames;
/** The compiler asks for each field that the reader of lessons takes. */
const fields = <N extends Named>(
  name: N,
  shapes: { readonly [F in (typeof fieldNames)[N][number]]: Shape },
): Shape => ({ name, fields: shapes });

/** Whatever a call takes. */
const free: { any?: Shape; entry?: Shape } = {};
free.any = free;
free.entry = free;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
const statement: Shape = {
  name: 'statement',
  fields: {
    Sid: text,
    Effect: value('effect'),
    Principal: free,
    NotPrincipal: free,
    Action: some('action'),
    NotAction: some('action'),
    Resource: some('resource'),
    NotResource: some('resource'),
    Condition: free,
  },
};
/** A policy: whole, as one statement, or as a list of statements. */
const policy: Shape = {
  name: 'statement',
  any: free,
  fields: { Version: text, Id: text, Statement: { ...statement, entry: statement }, ...statement.fields },
  entry: statement,
};

const keys: Shape = { any: { entry: text } };
const probe = [some('who'), some('action'), some('resource')] as const;
const requests = list({ entries: [some('action'), some('resource'), keys] });
const step: Shape = {
  value: 'step',
  fields: { as: value('who'), keep: free },
  any: {
    fields: {
      PolicyDocument: policy,
      AssumeRolePolicyDocument: policy,
      Policy: policy,
      Content: policy,
      InlinePolicy: policy,
    },
    any: free,
  },
};
const steps = list(step);

const callFields = {
  as: value('who'),
  call: value('call'),
  input: free,
  gets: text,
};
const setFields = {
  who: some('whoever'),
  do: requests,
  but: some('who'),
  over: some('action'),
};

const condition: Shape & { readonly fields: { [name: string]: Shape } } = { name: 'condition', fields: {} };
const conditions = list(condition);
const set = fields('set', setFields);

const conditionFields = {
  can: { entries: [...probe, value('verdict')] },
  only: fields('only', { ...setFields, from: value('from') }),
  still: set,
  all: set,
  none: set,
  exists: value('entity'),
  absent: value('entity'),
  same: value('entity'),
  count: { entries: [value('count'), text] },
  tried: fields('tried', { ...callFields, when: conditions, says: text }),
  would: fields('call', callFields),
  session: value('session'),
  changedBy: some('who'),
  never: conditions,
  once: list(conditions),
  after: fields('after', { do: steps, needs: conditions }),
  diff: fields('diff', {
    over: list({ entries: [value('action'), value('resource')] }),
    gained: list({ entries: probe }),
    lost: list({ entries: probe }),
  }),
  answered: value('question'),
  right: fields('right', { least: text, of: some('question') }),
} satisfies Readonly<Record<Condition['type'], Shape>>;

Object.assign(
  condition.fields,
  conditionFields,
  fields('can', { by: value('layer'), holder: text, keys }).fields,
);

const asked = {
  ask: text,
  of: { entries: [value('who'), value('action'), value('resource')] },
  given: steps,
  keys,
  is: value('guess'),
  because: text,
};

/** The shape of a lesson's file. */
const lessonShape: Shape = fields('lesson', {
  id: text,
  version: text,
  chapter: value('chapter'),
  buildsOn: list(value('lesson')),
  title: text,
  learned: text,
  account: text,
  actor: value('who'),
  documents: { any: policy },
  start: steps,
  sessions: {
    any: fields('session', {
      role: text,
      by: value('who'),
      lasts: list(text),
      depth: text,
      mfa: value('truth'),
      policy: value('truth'),
      scoped: value('truth'),
      amr: text,
      alive: value('truth'),
      since: value('since'),
    }),
  },
  predictions: list(
    fields('prediction', { id: text, ...asked, misconception: text, twin: fields('asked', asked) }),
  ),
  goals: list(fields('goal', { id: text, says: text, needs: conditions })),
  hints: { entries: [text, text, list(fields('hint', { do: step, press: text }))] },
  misconceptions: list(fields('misconception', { id: text, when: conditions, says: text })),
  pages: list(fields('page', { title: text, url: text })),
  author: text,
  licence: text,
  solutions: list(fields('solution', { way: text, steps })),
  nearMisses: list(
    fields('nearMiss', {
      says: text,
      from: value('way'),
      without: list(text),
      steps,
      misses: value('goal'),
    }),
  ),
  spared: list(fields('spared', { kind: text, way: value('way'), because: text })),
  open: list(fields('open', { who: some('whoever'), do: requests, lost: value('truth'), because: text })),
});

/** Returns the shape of what stands at a path; null where nothing may stand. */
export function shapeAt(path: Path): Shape | null {
  let shape: Shape | undefined = lessonShape;
  for (const part of path) {
    if (typeof part === 'number') shape = shape?.entries?.[part] ?? shape?.entry;
    else {
      const own: Shape['fields'] = shape?.fields;
      shape = own && Object.hasOwn(own, part) ? own[part] : shape?.any;
    }
    if (!shape) return null;
  }
  return shape;
}
