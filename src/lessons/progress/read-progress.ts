import { FieldReader } from '../fields.ts';
import type { Card, LessonProgress } from './lesson-progress.ts';
import type { Measures, Round } from './measures.ts';
import { measured, rounds } from './measures.ts';

const idShape = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** More than any real count. */
const most = 100_000;
/** The last moment that a Date can hold, ms. */
const lastTime = 8.64e15;

function id(reader: FieldReader, name: string): string {
  const text = reader.text(name);
  if (!idShape.test(text)) reader.at(name).fault('wrong', 'small letters, digits and hyphens');
  return text;
}

function bounded(reader: FieldReader, name: string, highest: number, least = 0): number {
  const number = reader.whole(name);
  if (number > highest || number < least)
    reader.at(name).fault('wrong', `${String(least)} to ${String(highest)}`);
  return number;
}

const timeOrNull = (reader: FieldReader, name: string): number | null =>
  reader.has(name) ? bounded(reader, name, lastTime) : null;

function ids(reader: FieldReader, name: string): readonly string[] {
  const texts = reader.list(name).map((entry) => entry.asText());
  if (texts.some((text) => !idShape.test(text)) || new Set(texts).size < texts.length)
    reader.at(name).fault('wrong', 'small letters, digits and hyphens, each once');
  return texts;
}

function card(reader: FieldReader): Card {
  reader.only('question', 'dueAt', 'turn');
  return {
    question: id(reader, 'question'),
    dueAt: timeOrNull(reader, 'dueAt'),
    turn: bounded(reader, 'turn', most),
  };
}

const fields = ['id', 'version', 'startedAt', 'solvedAt', 'hints', 'tries'] as const;

/** Reads a lesson's progress from storage or a file. The reader notes the faults. */
export function readProgress(reader: FieldReader): LessonProgress {
  reader.only(...fields, 'missed', 'misconceptions', 'shown', 'cards');
  return {
    id: id(reader, 'id'),
    version: bounded(reader, 'version', most, 1),
    startedAt: bounded(reader, 'startedAt', lastTime),
    solvedAt: timeOrNull(reader, 'solvedAt'),
    hints: bounded(reader, 'hints', 3),
    tries: bounded(reader, 'tries', most),
    missed: ids(reader, 'missed'),
    misconceptions: ids(reader, 'misconceptions'),
    shown: reader.truth('shown'),
    cards: reader.list('cards').map(card),
  };
}

function round(reader: FieldReader): Round {
  reader.only('at', 'answers');
  const answers = reader.list('answers').map((one) => {
    one.only('question', 'isRight', 'isSure');
    const question = one.oneOf('question', measured);
    return { question, isRight: one.truth('isRight'), isSure: one.truth('isSure') };
  });
  if (answers.length > measured.length) reader.at('answers').fault('tooMany', String(measured.length));
  return { at: bounded(reader, 'at', lastTime), answers };
}

/** Reads the answers to the measuring questions in the same way. */
export function readMeasures(reader: FieldReader): Measures {
  reader.only('id', ...rounds);
  const found = rounds.filter((name) => reader.has(name)).map((name) => [name, round(reader.at(name))]);
  return Object.fromEntries(found) as Measures;
}

/** Reads a stored row as progress; null if it is damaged, or a later version of the page wrote it in another form. */
export function storedProgress(row: unknown): LessonProgress | null {
  const reader = new FieldReader(row);
  const progress = readProgress(reader);
  return reader.faults.length === 0 ? progress : null;
}

/** Reads the stored answers to the measuring questions; none if they are damaged. */
export function storedMeasures(row: unknown): Measures {
  const reader = new FieldReader(row ?? {});
  const measures = readMeasures(reader);
  return reader.faults.length === 0 ? measures : {};
}
