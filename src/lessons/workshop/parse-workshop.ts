import { withHiddenShown } from '../../words/hidden-letters.ts';
import { curriculum } from '../curriculum.ts';
import type { FieldReader } from '../fields.ts';
import { fingerprint } from '../fingerprint.ts';
import { type FileFault, plainText, readFrontMatter } from '../front-matter.ts';
import { parseLesson } from '../parse-lesson.ts';
import { readId } from '../read-lesson.ts';
import { tenthBounds, type TextBounds } from '../scan-text.ts';
import { keptId, lessonId, type Workshop, type WorkshopLesson } from './workshop.ts';

type ParsedWorkshop =
  | { readonly ok: true; readonly workshop: Workshop }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The most lessons of a workshop. */
const mostLessons = 40;

const builtIn: ReadonlySet<string> = new Set(curriculum.flatMap(({ lessons }) => lessons));

const fields = ['id', 'version', 'title', 'minutes', 'lessons', 'author', 'licence'] as const;

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
 * Reads a workshop's file: a welcome in Markdown below YAML front matter, whose `lessons` are ids of built-in lessons
 * or `{file: …}`, each the text of a lesson's own file. It reports every fault with its line, those of carried
 * lessons, too.
 */
export function parseWorkshop(source: string, bounds: TextBounds = tenthBounds): ParsedWorkshop {
  const file = readFrontMatter(source, bounds.workshop, bounds);
  if (!file.ok) return file;
  const { fields: field } = file;
  const ofLessons: FileFault[] = [];

  function readEntry(entry: FieldReader, index: number): readonly WorkshopLesson[] {
    const { value } = entry;
    if (typeof value === 'string') {
      if (builtIn.has(value)) return [{ builtIn: value }];
      entry.fault('nowhere', value);
      return [];
    }
    entry.only('file');
    const carried = entry.at('file');
    if (typeof carried.value !== 'string') {
      carried.fault('wrong', 'the text of a lesson’s file, below `file: |`');
      return [];
    }
    const parsed = parseLesson(carried.value, bounds);
    if (parsed.ok) return [{ carried: parsed.lesson, source: carried.value, contentId: parsed.contentId }];
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
    minutes: field.has('minutes') ? field.whole('minutes') : null,
    welcome: file.blocks,
    lessons,
    author: withHiddenShown(field.text('author', '')),
    licence: withHiddenShown(field.text('licence', '')),
  };
  const faults = [...file.faults(), ...ofLessons].slice(0, 50);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, workshop };
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
const workshopKey = (text: string): string => `own-${fingerprint(plainText(text))}`;

type ReadWorkshop =
  | { readonly ok: true; readonly key: string; readonly workshop: Workshop }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

function lessonAsWorkshop(text: string, bounds: TextBounds): ParsedWorkshop {
  const parsed = parseLesson(text, bounds);
  if (!parsed.ok) return parsed;
  const { id, version, title, author, licence } = parsed.lesson;
  const lessons = [{ carried: parsed.lesson, source: text, contentId: parsed.contentId }];
  return { ok: true, workshop: { id, version, title, minutes: null, welcome: [], lessons, author, licence } };
}

/** Reads a workshop's file, or a single lesson's, as a workshop with one lesson. Carries nothing of it out. */
export function readWorkshopFile(text: string, bounds: TextBounds = tenthBounds): ReadWorkshop {
  const isTooLong = text.length > bounds.workshop;
  const parsed = isTooLong || !isLesson(text) ? parseWorkshop(text, bounds) : lessonAsWorkshop(text, bounds);
  return parsed.ok ? { ...parsed, key: workshopKey(text) } : parsed;
}
