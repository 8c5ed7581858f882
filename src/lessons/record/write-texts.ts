import { isMap, isNode, isSeq, type Document, parseDocument } from 'yaml';
import { plainLines } from '../scan-text.ts';
import { idOf } from '../writing/faults.ts';
import { scanLesson } from '../writing/scan-lesson.ts';
import type { LessonTexts } from '../writing/texts.ts';
import { flow, quickly } from './write-steps.ts';

/** The id of a new lesson, which follows the title until somebody writes another one. */
const newId = 'my-lesson';

/** The place of each text among the fields, for the YAML library. */
const paths = {
  title: ['title'],
  learned: ['learned'],
  nudge: ['hints', 0],
  where: ['hints', 1],
  author: ['author'],
} as const;

interface Fields {
  readonly text: string;
  /** Where the fields begin and end. */
  readonly start: number;
  readonly end: number;
  readonly document: Document;
}

function fieldsOf(text: string): Fields {
  const start = text.indexOf('\n') + 1;
  const end = text.indexOf('\n---\n', start - 1) + 1;
  return { text, start, end, document: parseDocument(text.slice(start, end), quickly) };
}

/** Puts a text in the place of another one; a field that is missing comes last. */
function withField(source: string, path: readonly (string | number)[], value: string): string {
  const { text, start, end, document } = fieldsOf(source);
  const node = document.getIn(path, true);
  if (!isNode(node) || !node.range)
    return path.length > 1
      ? text
      : `${text.slice(0, end)}${String(path[0])}: ${flow(value)}\n${text.slice(end)}`;
  const holder = document.getIn(path.slice(0, -1), true);
  const isFlow = (isSeq(holder) || isMap(holder)) && holder.flow === true;
  const [first, last] = node.range;
  // A folded text ends with its line. Within brackets, a comma would end the text.
  const line = text.slice(start + first, start + last).endsWith('\n') ? '\n' : '';
  const written = isFlow ? flow([value]).slice(1, -1) : flow(value);
  return text.slice(0, start + first) + written + line + text.slice(start + last);
}

/**
 * Returns the file with other texts; the rest of it stays, letter by letter. A new lesson's id follows its title. The
 * lines of a text other than the task become one.
 */
export function withTexts(source: string, texts: Partial<LessonTexts>): string {
  let text = plainLines(source);
  const { task, ...fields } = texts;
  if (task !== undefined) text = `${text.slice(0, scanLesson(text).proseAt)}${task.trim()}\n`;
  for (const [name, value] of Object.entries(fields))
    text = withField(text, paths[name as keyof typeof fields], value.replace(/\s+/g, ' ').trim());
  const id = idOf(texts.title ?? '');
  return id !== '' && fieldsOf(text).document.get('id') === newId ? withField(text, ['id'], id) : text;
}
