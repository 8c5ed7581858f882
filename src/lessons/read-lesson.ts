import type { FieldReader } from './fields.ts';
import { isFields } from './fields.ts';
import type { Goal, SessionPattern } from './goal.ts';
import { guesses } from './guesses.ts';
import type { LessonFile, NamedDocument, NearMiss, Page, Prediction, Solution } from './lesson.ts';
import type { Block } from './prose.ts';
import { isOutsideLink } from './prose.ts';
import { readConditions, readKeys } from './read-conditions.ts';
import { documentText, readRecipeStep, readSteps } from './read-steps.ts';

const idForm = /^[a-z][a-z0-9-]{0,63}$/;

/** An id: small letters, digits and hyphens. */
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
  field.only('role', 'by', 'lasts', 'depth', 'mfa', 'policy', 'amr', 'alive', 'since');
  const text = (of: 'role' | 'by' | 'amr') => (field.has(of) ? { [of]: field.text(of) } : {});
  const truth = (of: 'mfa' | 'policy') => (field.has(of) ? { [of]: field.truth(of) } : {});
  const lasts = field.at('lasts');
  return {
    name,
    ...text('role'),
    ...text('by'),
    ...text('amr'),
    ...(field.has('depth') ? { depth: field.whole('depth') } : {}),
    ...truth('mfa'),
    ...truth('policy'),
    ...(field.has('lasts') ? { lasts: [lasts.at(0).asWhole(), lasts.at(1).asWhole()] as const } : {}),
    alive: field.has('alive') ? field.truth('alive') : true,
    ...(field.has('since') ? { since: field.oneOf('since', ['start', 'attempt'] as const) } : {}),
  };
}

const sessionsOf = (field: FieldReader): readonly SessionPattern[] =>
  isFields(field.value) ? Object.keys(field.value).map((name) => readSession(field.at(name), name)) : [];

const askedFields = ['ask', 'of', 'given', 'keys', 'is', 'because'] as const;

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
  field.only('id', 'twin', 'misconception', ...askedFields);
  const twin = field.at('twin');
  twin.only(...askedFields);
  return {
    id: readId(field, 'id'),
    ...readAsked(field),
    twin: readAsked(twin),
    misconception: field.text('misconception'),
  };
}

function readGoal(field: FieldReader): Goal {
  field.only('id', 'says', 'needs');
  if (field.list('needs').length === 0) field.fault('missing', 'needs');
  return { id: readId(field, 'id'), says: field.text('says'), needs: readConditions(field.list('needs')) };
}

function readPage(field: FieldReader): Page {
  field.only('title', 'url');
  const page = { title: field.text('title'), url: field.text('url') };
  if (!isOutsideLink(page.url)) field.at('url').fault('link', page.url);
  return page;
}

function readSolution(field: FieldReader): Solution {
  field.only('way', 'steps');
  return { way: field.text('way'), steps: readSteps(field.list('steps')) };
}

/** A near-miss may begin as a solution does, `from` it and `without` some of its steps (counted from 1). */
function readNearMiss(field: FieldReader, ways: ReadonlyMap<string, Solution['steps']>): NearMiss {
  field.only('says', 'from', 'without', 'steps', 'misses');
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

const fields = [
  'id',
  'version',
  'chapter',
  'buildsOn',
  'title',
  'learned',
  'account',
  'actor',
  'documents',
  'start',
  'sessions',
  'predictions',
  'goals',
  'hints',
  'misconceptions',
  'pages',
  'author',
  'licence',
  'solutions',
  'nearMisses',
  'spared',
] as const;

/** The way through the third hint, which counts as a solution. */
const recipeWay = 'cli';

/** The lesson that the fields say, as far as they do; the faults are in the reader. */
export function readLesson(field: FieldReader, prose: readonly Block[]): LessonFile {
  field.only(...fields);
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
    title: field.text('title'),
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
      one.only('id', 'when', 'says');
      return { id: readId(one, 'id'), when: readConditions(one.list('when')), says: one.text('says') };
    }),
    pages: field.list('pages').map(readPage),
    author: field.text('author', 'The IAM Playground authors'),
    licence: field.text('licence', 'CC BY 4.0'),
    proof: {
      solutions,
      nearMisses: field.list('nearMisses').map((one) => readNearMiss(one, ways)),
      spared: field.list('spared').map((one) => {
        one.only('kind', 'way', 'because');
        const way = one.has('way') ? { way: one.text('way') } : {};
        return { kind: one.text('kind'), ...way, because: one.text('because') };
      }),
    },
  };
}
