import { withHiddenShown } from '../words/hidden-letters.ts';
import { type FieldReader, isFields } from './fields.ts';
import type {
  Goal,
  SessionPattern,
  CallPattern,
  Condition,
  Keys,
  Probe,
  Requests,
  SetCondition,
} from './goal.ts';
import { guesses } from './goal.ts';
import type { LessonFile, NamedDocument, NearMiss, Page, Prediction, Solution } from './lesson.ts';
import type { Block } from './prose-text.ts';
import { expectations, fieldNames, froms, layers, sinces } from './lesson-fields.ts';
import { isOutsideLink, saysOtherAddress } from './link-text.ts';
import { documentText, readRecipeStep, readSteps } from './read-steps.ts';

/** How deep `after`, `once` and `never` may be nested. */
const deepest = 3;

/** Reads condition keys of a request: `{s3:prefix: home/}`. */
function readKeys(field: FieldReader): Keys {
  const { value } = field;
  if (value === undefined) return {};
  if (!isFields(value)) field.fault('wrong', 'fields');
  return Object.fromEntries(Object.keys(value as object).map((name) => [name, field.texts(name)]));
}

const textsOf = (field: FieldReader): readonly string[] =>
  Array.isArray(field.value) ? field.entries().map((one) => one.asText()) : [field.asText()];

/** Reads `[who, action, resource]`, each a single value or a list, as every combination of them. */
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

function readCall(field: FieldReader, depth: number | null): CallPattern {
  field.only(...(depth === null ? fieldNames.call : fieldNames.tried));
  const input = field.at('input').value ?? {};
  if (!isFields(input)) field.fault('wrong', 'fields');
  return {
    as: field.text('as'),
    call: field.text('call'),
    input: input as Readonly<Record<string, unknown>>,
    gets: field.text('gets', 'ok'),
    ...(depth !== null && field.has('when') ? { when: readConditions(field.list('when'), depth + 1) } : {}),
    ...(field.has('says') ? { says: field.text('says') } : {}),
  };
}

function readDiff(field: FieldReader): Condition {
  field.only(...fieldNames.diff);
  const rows = (name: string): readonly Probe[] => field.list(name).flatMap((row) => readProbes(row, {}));
  const over = field.list('over').map((row): [string, string] => [row.at(0).asText(), row.at(1).asText()]);
  return { type: 'diff', over, gained: rows('gained'), lost: rows('lost') };
}

/** The most requests and callers that a condition on a set may list. */
const mostInSet = 20;

/** Reads requests by patterns: `[action, resource, keys?]`, where the first two may be lists. */
function readRequests(field: FieldReader): readonly Requests[] {
  const rows = field.entries();
  const all = rows.flatMap((row) => {
    if (row.entries().length < 2) row.fault('wrong', '[action, resource, keys]');
    const [actions = [], resources = []] = [0, 1].map((at) => textsOf(row.at(at)));
    const keys = readKeys(row.at(2));
    return actions.flatMap((action) => {
      if (!/^(?:\*|[a-z0-9-]+:[\w*?]+)$/.test(action)) row.fault('wrong', 'an action');
      return resources.map((resource) => ({ action, resource, keys }));
    });
  });
  if (all.length > mostInSet) field.fault('tooMany', String(mostInSet));
  return all.slice(0, mostInSet);
}

/** Reads a condition on a set: `{who, but, do, over, from}`. */
function readSet(field: FieldReader, type: SetCondition['type']): SetCondition {
  field.only(...(type === 'only' ? fieldNames.only : fieldNames.set));
  const who = field.has('who') ? textsOf(field.at('who')) : [];
  if (who.length === 0) field.fault('missing', 'who');
  if (who.length > mostInSet) field.at('who').fault('tooMany', String(mostInSet));
  const requests = field.has('do') ? readRequests(field.at('do')) : [];
  if (requests.length === 0 && (type === 'all' || type === 'none')) field.fault('missing', 'do');
  return {
    type,
    who: who.slice(0, mostInSet),
    but: field.texts('but'),
    requests,
    over: field.texts('over'),
    from: field.has('from') ? field.oneOf('from', froms) : 'start',
  };
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
  ...(['only', 'still', 'all', 'none'] as const).map((type): [string, Reads] => [
    type,
    (field, name) => [readSet(field.at(name), type)],
  ]),
  ['tried', (field, name, depth) => [{ type: 'tried', call: readCall(field.at(name), depth) }]],
  ['changedBy', (field, name) => [{ type: 'changedBy', who: textsOf(field.at(name)) }]],
  [
    'never',
    (field, name, depth) => [{ type: 'never', conditions: readConditions(field.list(name), depth + 1) }],
  ],
  ['would', (field, name) => [{ type: 'would', call: readCall(field.at(name), null) }]],
  [
    'after',
    (field, name, depth) => {
      const after = field.at(name);
      after.only(...fieldNames.after);
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
      right.only(...fieldNames.right);
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
  field.only(name, ...(name === 'can' ? fieldNames.can : []));
  return kinds.get(name)?.(field, name, depth) ?? [];
}

/** Reads conditions that must hold together. A `can` with several names becomes one condition for each. */
function readConditions(fields: readonly FieldReader[], depth = 0): readonly Condition[] {
  if (depth > deepest) {
    fields[0]?.fault('tooDeep', String(deepest));
    return [];
  }
  return fields.flatMap((field) => readCondition(field, depth));
}

const idForm = /^[a-z][a-z0-9-]{0,63}$/;

/** Reads an id: small letters, digits and hyphens. */
export function readId(field: FieldReader, name: string): string {
  const id = field.text(name);
  if (id !== '' && !idForm.test(id)) field.at(name).fault('wrong', 'small letters, digits and hyphens');
  return id;
}

function readDocuments(field: FieldReader): readonly NamedDocument[] {
  const { value } = field;
  if (value === undefined) return [];
  if (!isFields(value)) {
    field.fault('wrong', 'fields');
    return [];
  }
  return Object.entries(value).map(([name, content]) => ({ name, text: documentText(content) }));
}

function readSession(field: FieldReader, name: string): SessionPattern {
  field.only(...fieldNames.session);
  const text = (of: 'role' | 'by' | 'amr') => (field.has(of) ? { [of]: field.text(of) } : {});
  const truth = (of: 'mfa' | 'policy' | 'scoped') => (field.has(of) ? { [of]: field.truth(of) } : {});
  const lasts = field.at('lasts');
  return {
    name,
    ...text('role'),
    ...text('by'),
    ...text('amr'),
    ...(field.has('depth') ? { depth: field.whole('depth') } : {}),
    ...truth('mfa'),
    ...truth('policy'),
    ...truth('scoped'),
    ...(field.has('lasts') ? { lasts: [lasts.at(0).asWhole(), lasts.at(1).asWhole()] as const } : {}),
    alive: field.has('alive') ? field.truth('alive') : true,
    ...(field.has('since') ? { since: field.oneOf('since', sinces) } : {}),
  };
}

/** The most sessions of a lesson: each is looked for among all, and tried with each goal that names it. */
const mostSessions = 20;

function sessionsOf(field: FieldReader): readonly SessionPattern[] {
  if (!isFields(field.value)) return [];
  const names = Object.keys(field.value);
  if (names.length > mostSessions) {
    field.fault('tooMany', String(mostSessions));
    return [];
  }
  return names.map((name) => readSession(field.at(name), name));
}

function readAsked(field: FieldReader): Prediction['twin'] {
  const of = field.at('of');
  const [who = '', action = '', resource = ''] = of.entries().map((one) => one.asText());
  if (resource === '') of.fault('wrong', '[who, action, resource]');
  return {
    ask: field.text('ask'),
    who,
    action,
    resource,
    given: readSteps(field.list('given')),
    keys: readKeys(field.at('keys')),
    is: field.oneOf('is', guesses),
    because: field.text('because'),
  };
}

function readPrediction(field: FieldReader): Prediction {
  field.only(...fieldNames.prediction);
  const twin = field.at('twin');
  twin.only(...fieldNames.asked);
  return {
    id: readId(field, 'id'),
    ...readAsked(field),
    twin: readAsked(twin),
    misconception: field.text('misconception'),
  };
}

function readGoal(field: FieldReader): Goal {
  field.only(...fieldNames.goal);
  if (field.list('needs').length === 0) field.fault('missing', 'needs');
  return { id: readId(field, 'id'), says: field.text('says'), needs: readConditions(field.list('needs')) };
}

function readPage(field: FieldReader): Page {
  field.only(...fieldNames.page);
  const page = { title: field.text('title'), url: field.text('url') };
  if (!isOutsideLink(page.url)) field.at('url').fault('link', page.url);
  else if (saysOtherAddress(page.title, page.url)) field.at('title').fault('address', page.url);
  return page;
}

function readSolution(field: FieldReader): Solution {
  field.only(...fieldNames.solution);
  return { way: field.text('way'), steps: readSteps(field.list('steps')) };
}

/** Reads a near-miss. It may begin like a solution: `from` it and `without` some of its steps (counted from 1). */
function readNearMiss(field: FieldReader, ways: ReadonlyMap<string, Solution['steps']>): NearMiss {
  field.only(...fieldNames.nearMiss);
  const from = field.text('from', '');
  const base = ways.get(from) ?? [];
  if (from !== '' && !ways.has(from)) field.at('from').fault('wrong', [...ways.keys()].join(', '));
  const without = new Set(field.list('without').map((one) => one.asWhole()));
  const kept = base.filter((_step, i) => !without.has(i + 1));
  return {
    says: field.text('says'),
    steps: [...kept, ...readSteps(field.list('steps'))],
    misses: field.text('misses'),
  };
}

/** The way through the third hint, which counts as a solution. */
const recipeWay = 'cli';

/** Makes the lesson of the fields, as far as they allow. The reader holds the faults. */
export function readLesson(field: FieldReader, prose: readonly Block[]): LessonFile {
  field.only(...fieldNames.lesson);
  const hints = field.list('hints');
  if (hints.length !== 3) field.at('hints').fault('wrong', '[nudge, where, [steps]]');
  const recipe = (hints[2]?.entries() ?? []).map(readRecipeStep);
  const solutions = [
    { way: recipeWay, steps: recipe.map(({ step }) => step) },
    ...field.list('solutions').map(readSolution),
  ];
  const ways = new Map(solutions.map(({ way, steps }) => [way, steps]));
  return {
    id: readId(field, 'id'),
    version: field.whole('version'),
    chapter: readId(field, 'chapter'),
    buildsOn: field.texts('buildsOn'),
    title: withHiddenShown(field.text('title')),
    learned: field.text('learned'),
    prose,
    account: field.text('account', '111122223333'),
    actor: field.text('actor', 'root'),
    documents: readDocuments(field.at('documents')),
    start: readSteps(field.list('start')),
    sessions: sessionsOf(field.at('sessions')),
    predictions: field.list('predictions').map(readPrediction),
    goals: field.list('goals').map(readGoal),
    hints: [hints[0]?.asText() ?? '', hints[1]?.asText() ?? ''],
    recipe,
    misconceptions: field.list('misconceptions').map((one) => {
      one.only(...fieldNames.misconception);
      return { id: readId(one, 'id'), when: readConditions(one.list('when')), says: one.text('says') };
    }),
    pages: field.list('pages').map(readPage),
    author: withHiddenShown(field.text('author', 'The IAM Playground authors')),
    licence: withHiddenShown(field.text('licence', 'CC BY 4.0')),
    proof: {
      solutions,
      nearMisses: field.list('nearMisses').map((one) => readNearMiss(one, ways)),
      spared: field.list('spared').map((one) => {
        one.only(...fieldNames.spared);
        const way = one.has('way') ? { way: one.text('way') } : {};
        return { kind: one.text('kind'), ...way, because: one.text('because') };
      }),
      open: field.list('open').map((one) => {
        one.only(...fieldNames.open);
        const lost = one.has('lost') && one.truth('lost');
        return {
          who: one.texts('who'),
          requests: readRequests(one.at('do')),
          lost,
          because: one.text('because'),
        };
      }),
    },
  };
}
