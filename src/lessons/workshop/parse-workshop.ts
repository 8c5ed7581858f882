import { withHiddenShown } from '../../words/hidden-letters.ts';
import { curriculum } from '../curriculum.ts';
import type { FieldReader } from '../fields.ts';
import { fingerprint } from '../fingerprint.ts';
import { type FileFault, readFrontMatter } from '../front-matter.ts';
import { parseLesson } from '../parse-lesson.ts';
import { plainLines, tenthBounds, type TextBounds } from '../scan-text.ts';
import { readId } from '../read-lesson.ts';
import { keptId, lessonId, mostLessons, type Workshop, type WorkshopLesson } from './workshop.ts';

type ParsedWorkshop =
  | {
      readonly ok: true;
      readonly workshop: Workshop;
      /** The welcome as it is written, in Markdown. */
      readonly welcome: string;
    }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

const builtIn: ReadonlySet<string> = new Set(curriculum.flatMap(({ lessons }) => lessons));

const fields = ['id', 'version', 'title', 'minutes', 'lessons', 'author', 'licence'] as const;

/** Reads the minutes of a lesson, as a field of its entry. */
const readMinutes = (entry: FieldReader): { readonly minutes?: number } =>
  entry.has('minutes') ? { minutes: entry.whole('minutes') } : {};

/**
 * Reads how long a workshop takes: the sum of its lessons if each says how long it takes, else what its author says,
 * or null.
 */
function readTotal(field: FieldReader, lessons: readonly WorkshopLesson[]): number | null {
  const said = field.has('minutes') ? field.whole('minutes') : null;
  const sum = lessons.reduce((all, { minutes = NaN }) => all + minutes, 0);
  if (lessons.length === 0 || Number.isNaN(sum)) return said;
  if (said !== null && said !== sum)
    field.at('minutes').fault('wrong', `${String(sum)}, the sum of its lessons`);
  return sum;
}

/** Leaves out the empty lines around a text. */
const withoutEdges = (text: string): string => text.replace(/^\n+/, '').trimEnd();

/** Turns a fault of a carried lesson into one at its place in the workshop's file. */
function within(fault: FileFault, place: string, begins: { line: number; column: number }): FileFault {
  return {
    ...fault,
    // The lesson's own text begins on the line after `file:
    // `, indented.
    line: begins.line + fault.line,
    place: fault.place === '' ? place : `${place}.${fault.place}`,
  };
}

/**
 * Reads a workshop's file: a welcome in Markdown below YAML front matter, whose `lessons` are ids of built-in lessons or
 * `{file: …}`, each the text of a lesson's own file; `{lesson: …, minutes: …}` and `{file: …, minutes: …}` say how long
 * one takes. It reports every fault with its line, those of carried
 * lessons, too.
 */
export function parseWorkshop(source: string, bounds: TextBounds = tenthBounds): ParsedWorkshop {
  const file = readFrontMatter(source, bounds.workshop, bounds);
  if (!file.ok) return file;
  const { fields: field } = file;
  const ofLessons: FileFault[] = [];

  function readEntry(entry: FieldReader, index: number): readonly WorkshopLesson[] {
    const isNamed = entry.has('lesson');
    const { value } = isNamed ? entry.at('lesson') : entry;
    if (isNamed) entry.only('lesson', 'minutes');
    if (typeof value === 'string') {
      if (builtIn.has(value)) return [{ builtIn: value, ...readMinutes(entry) }];
      (isNamed ? entry.at('lesson') : entry).fault('nowhere', value);
      return [];
    }
    if (!isNamed) entry.only('file', 'minutes');
    const carried = entry.at('file');
    if (typeof carried.value !== 'string') {
      carried.fault('wrong', 'the text of a lesson’s file, below `file: |`');
      return [];
    }
    const parsed = parseLesson(carried.value, bounds);
    if (parsed.ok)
      return [
        {
          carried: parsed.lesson,
          source: carried.value,
          contentId: parsed.contentId,
          ...readMinutes(entry),
        },
      ];
    const begins = file.ok ? file.position(carried.path) : { line: 1, column: 1 };
    ofLessons.push(...parsed.faults.map((fault) => within(fault, `lessons[${String(index)}]`, begins)));
    return [];
  }

  field.only(...fields);
  const entries = field.list('lessons');
  if (entries.length === 0) field.at('lessons').fault('missing', 'lessons');
  if (entries.length > mostLessons) field.at('lessons').fault('tooMany', String(mostLessons));
  const lessons = entries.slice(0, mostLessons).flatMap(readEntry);
  const ids = lessons.map(lessonId);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) field.at('lessons').fault('twice', twice);
  // Progress in one would be progress in the other, and nobody could tell which of them is meant.
  const kept = lessons.map(keptId);
  const same = lessons.find((one, at) => kept.indexOf(keptId(one)) !== at);
  if (same && twice === undefined) field.at('lessons').fault('twice', lessonId(same));
  const workshop: Workshop = {
    id: readId(field, 'id'),
    version: field.whole('version'),
    title: withHiddenShown(field.text('title')),
    minutes: readTotal(field, lessons),
    welcome: file.blocks,
    lessons,
    author: withHiddenShown(field.text('author', '')),
    licence: withHiddenShown(field.text('licence', '')),
  };
  const faults = [...file.faults(), ...ofLessons].slice(0, 50);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, workshop, welcome: withoutEdges(file.markdown) };
}

/** Only a lesson has goals, and only a workshop has lessons. */
const isLesson = (text: string): boolean => {
  const [front = ''] = text.split(/\n---[ \t]*\r?\n/, 1);
  return /^goals:/m.test(front) && !/^lessons:/m.test(front);
};

/**
 * Returns the key of a workshop from a file or link: the SHA-256 of its file's content. Neither another author nor a
 * newer version can have it, and it never equals the key of a ready workshop.
 */
const workshopKey = (text: string): string => `own-${fingerprint(plainLines(text))}`;

type ReadWorkshop =
  | (Extract<ParsedWorkshop, { readonly ok: true }> & { readonly key: string })
  | { readonly ok: false; readonly faults: readonly FileFault[] };

function lessonAsWorkshop(text: string, bounds: TextBounds): ParsedWorkshop {
  const parsed = parseLesson(text, bounds);
  if (!parsed.ok) return parsed;
  const { id, version, title, author, licence } = parsed.lesson;
  const lessons = [{ carried: parsed.lesson, source: text, contentId: parsed.contentId }];
  const workshop = { id, version, title, minutes: null, welcome: [], lessons, author, licence };
  return { ok: true, workshop, welcome: '' };
}

/** Reads a workshop's file, or a single lesson's, as a workshop with one lesson. Carries nothing of it out. */
export function readWorkshopFile(text: string, bounds: TextBounds = tenthBounds): ReadWorkshop {
  const isTooLong = text.length > bounds.workshop;
  const parsed = isTooLong || !isLesson(text) ? parseWorkshop(text, bounds) : lessonAsWorkshop(text, bounds);
  return parsed.ok ? { ...parsed, key: workshopKey(text) } : parsed;
}
