import { plainLines } from '../scan-text.ts';
import type { Workshop } from './workshop.ts';

/** A lesson as a workshop's file has it: an id of the page's own, or the text of a lesson's file. */
export type WrittenLesson = { readonly minutes: number | null } & (
  { readonly builtIn: string } | { readonly source: string }
);

/** A workshop as its file has it, with its texts unread. */
export interface WrittenWorkshop extends Pick<Workshop, 'id' | 'version' | 'title' | 'author' | 'licence'> {
  /** In Markdown. */
  readonly welcome: string;
  readonly lessons: readonly WrittenLesson[];
}

/** Words that YAML takes for something else than a text. */
const taken: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Writes a text of one line. In quotes, unless nobody could take it for anything else. */
function written(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N}.,’() -]*$/u.test(text) && !text.endsWith(' ');
  if (isPlain && !taken.has(text.toLowerCase())) return text;
  // JSON leaves some letters as they are that YAML counts as ends of lines, or doesn't take.
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

/** Whether a text can stand as lines of a block: it has no letter that YAML takes in quotes alone. */
// eslint-disable-next-line no-control-regex -- It looks for just those.
const isPrintable = (text: string): boolean =>
  !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u.test(text);

/** Writes a text of many lines as they are, each behind an indent. */
function block(text: string, indent: string): string {
  if (!isPrintable(text) || !/^[^\s]/.test(text)) return ` ${written(text)}\n`;
  const body = text.replace(/\n+$/, '');
  const ends = text.length - body.length;
  const mark = ends === 0 ? '|-' : ends === 1 ? '|' : '|+';
  const lines = (ends > 1 ? text.slice(0, -1) : body).split('\n');
  return ` ${mark}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}\n`;
}

function entry({ minutes, ...lesson }: WrittenLesson): string {
  const time = minutes === null ? [] : [`minutes: ${String(minutes)}\n`];
  if (!('builtIn' in lesson))
    return `  - ${[...time, `file:${block(plainLines(lesson.source), '      ')}`].join('    ')}`;
  return time.length === 0
    ? `  - ${lesson.builtIn}\n`
    : `  - {lesson: ${lesson.builtIn}, minutes: ${String(minutes)}}\n`;
}

/** Writes a workshop's file; `parseWorkshop` reads it back. */
export function writeWorkshop(workshop: WrittenWorkshop): string {
  const { id, version, title, lessons, author, licence, welcome } = workshop;
  return [
    '---\n',
    `id: ${id}\n`,
    `version: ${String(version)}\n`,
    `title: ${written(title)}\n`,
    lessons.length === 0 ? 'lessons: []\n' : 'lessons:\n',
    ...lessons.map(entry),
    ...(author === '' ? [] : [`author: ${written(author)}\n`]),
    ...(licence === '' ? [] : [`licence: ${written(licence)}\n`]),
    '---\n\n',
    welcome === '' ? '' : `${plainLines(welcome)}\n`,
  ].join('');
}

/** Returns a workshop that was read as its file has it, to be written again. */
export const writtenOf = (workshop: Workshop, welcome: string): WrittenWorkshop => {
  const { id, version, title, author, licence, lessons } = workshop;
  return {
    id,
    version,
    title,
    author,
    licence,
    welcome,
    lessons: lessons.map(({ minutes = null, ...one }) =>
      'builtIn' in one ? { builtIn: one.builtIn, minutes } : { source: one.source, minutes },
    ),
  };
};
