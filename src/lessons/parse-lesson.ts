import { costOf, highestCost, questionsIn } from './attempt/cost.ts';
import type { FileFault } from './front-matter.ts';
import { readFrontMatter } from './front-matter.ts';
import type { LessonFile } from './lesson.ts';
import { readLesson } from './read-lesson.ts';
import type { FieldFault, FieldReader, Path } from './fields.ts';
import { isFields } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { tenthBounds, type TextBounds } from './scan-text.ts';
import { isCount, isEntity } from './attempt/entities.ts';
import type { Condition } from './goal.ts';
import { isSet } from './goal.ts';

export type ParsedLesson =
  | {
      readonly ok: true;
      readonly lesson: LessonFile;
      /** The id for progress in a lesson that doesn't come with the page. */
      readonly contentId: string;
    }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/**
 * The parts of a lesson's file on which its progress rests: the account with the steps that make it, the goals and the
 * questions. Somebody who met these goals has met them, however the title or the hints are worded. The file's own
 * values are taken, not what the page makes of them, so that every later page finds the same.
 */
const partsOfId = ['account', 'actor', 'documents', 'start', 'sessions', 'goals', 'predictions'] as const;

/** Puts the fields of an object in the order of their names: in a file their order means nothing. */
const inOrder = (_name: string, value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/**
 * Returns the id under which progress in a lesson is stored, made of the lesson's content: two lessons share it if
 * they have the same account, steps, goals and predictions. `values` are those of the file's front matter.
 */
const contentId = (values: unknown): string =>
  fingerprint(
    JSON.stringify(
      partsOfId.map((name) => (isFields(values) ? (values[name] ?? null) : null)),
      inOrder,
    ),
  );

/** The place of the goal or misconception with which a lesson's questions become too many; null if they don't. */
function tooManyQuestions(fields: FieldReader): Path | null {
  let questions = 0;
  for (const name of ['goals', 'misconceptions']) {
    const { value } = fields.at(name);
    for (const [index, one] of (Array.isArray(value) ? (value as unknown[]) : [value]).entries()) {
      questions += questionsIn(one);
      if (questions > highestCost) return [name, index];
    }
  }
  return null;
}

/**
 * Reads a lesson's file: Markdown below YAML front matter, as in `src/lessons/en/`. It reports every fault with its
 * line, and carries nothing of the file out. Whoever can't end it while it runs keeps to the bounds that are given.
 */
export function parseLesson(source: string, bounds: TextBounds = tenthBounds): ParsedLesson {
  const file = readFrontMatter(source, bounds.lesson, bounds);
  if (!file.ok) return file;
  const costly = tooManyQuestions(file.fields);
  if (costly) {
    file.fields.fault('tooMany', String(highestCost), costly);
    return { ok: false, faults: file.faults() };
  }
  const lesson = readLesson(file.fields, file.blocks);
  const cost = costOf(lesson);
  if (cost > highestCost) file.fields.fault('tooMany', String(highestCost), ['goals']);
  const faults = file.faults(dangling(lesson));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, lesson, contentId: contentId(file.fields.value) };
}

function inCondition(lesson: LessonFile, condition: Condition, path: Path): readonly FieldFault[] {
  const nowhere = (detail: string): readonly FieldFault[] => [{ path, kind: 'nowhere', detail }];
  const within = (conditions: readonly Condition[]): readonly FieldFault[] =>
    conditions.flatMap((one) => [
      ...(['once', 'never', 'tried', 'changedBy'].includes(one.type) ||
      (isSet(one) && condition.type !== 'after')
        ? [{ path, kind: 'within', detail: `${one.type} in ${condition.type}` } as const]
        : []),
      ...inCondition(lesson, one, path),
    ]);
  const sessions = lesson.sessions.map(({ name }) => name);
  const isUnknown = (who: string): boolean => who.startsWith('session ') && !sessions.includes(who.slice(8));
  if (isSet(condition)) {
    const unknown = condition.who.find(isUnknown);
    return unknown === undefined ? [] : nowhere(unknown);
  }
  switch (condition.type) {
    case 'exists':
    case 'absent':
    case 'same':
      return isEntity(condition.entity) ? [] : nowhere(condition.entity);
    case 'count':
      return isCount(condition.of) ? [] : nowhere(condition.of);
    case 'session':
      return sessions.includes(condition.name) ? [] : nowhere(condition.name);
    case 'can': {
      const { who } = condition.probe;
      return isUnknown(who) ? nowhere(who) : [];
    }
    case 'answered':
      return lesson.predictions.some(({ id }) => id === condition.question)
        ? []
        : nowhere(condition.question);
    case 'right': {
      const ids = lesson.predictions.map(({ id }) => id);
      const { questions, least } = condition;
      const missing = questions.find((id) => !ids.includes(id));
      if (missing !== undefined) return nowhere(missing);
      return least > questions.length
        ? [{ path, kind: 'wrong', detail: `at most ${String(questions.length)}` }]
        : doubled(questions, path);
    }
    case 'tried':
    case 'would': {
      const { as, call, when = [] } = condition.call;
      if (!/^[a-z0-9-]+:[A-Za-z]+$/.test(call)) return nowhere(call);
      return isUnknown(as) ? nowhere(as) : within(when);
    }
    case 'changedBy':
      return [];
    case 'once':
      return within(condition.moments.flat());
    case 'never':
      return within(condition.conditions);
    case 'after': {
      const waiting = condition.steps.find(({ type }) => !['call', 'clock', 'as'].includes(type));
      return [
        ...(waiting ? [{ path, kind: 'within', detail: `${waiting.type} in after` } as const] : []),
        ...within(condition.conditions),
      ];
    }
    case 'diff':
      return [];
  }
}

function doubled(ids: readonly string[], path: Path): readonly FieldFault[] {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  return twice === undefined ? [] : [{ path, kind: 'twice', detail: twice }];
}

/** Finds names in a lesson that don't exist, and ids that are used twice. */
function dangling(lesson: LessonFile): readonly FieldFault[] {
  const { goals, misconceptions, predictions, proof } = lesson;
  const ids = goals.map(({ id }) => id);
  return [
    ...doubled(ids, ['goals']),
    ...doubled(
      predictions.map(({ id }) => id),
      ['predictions'],
    ),
    ...(goals.length === 0 ? [{ path: ['goals'], kind: 'missing', detail: 'goals' } as const] : []),
    ...goals.flatMap(({ needs }, i) =>
      needs.flatMap((one) => inCondition(lesson, one, ['goals', i, 'needs'])),
    ),
    ...misconceptions.flatMap(({ when }, i) =>
      when.flatMap((one) => inCondition(lesson, one, ['misconceptions', i, 'when'])),
    ),
    ...proof.nearMisses.flatMap(({ misses }, i): readonly FieldFault[] =>
      ids.includes(misses) ? [] : [{ path: ['nearMisses', i, 'misses'], kind: 'nowhere', detail: misses }],
    ),
  ];
}
