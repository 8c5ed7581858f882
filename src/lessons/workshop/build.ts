import { withinMinutes } from './minutes.ts';
import { mostLessons } from './workshop.ts';
import { writeWorkshop, type WrittenLesson, type WrittenWorkshop } from './write-workshop.ts';

/** A lesson of a workshop that is being put together. */
export type BuildLesson = WrittenLesson & {
  readonly minutes: number;
  /** The id of the draft that it was taken from; absent if it came from a file. */
  readonly draft?: string;
};

/** All that somebody changes of a workshop while putting it together: plain data. */
export interface BuildContent {
  readonly title: string;
  /** In Markdown. */
  readonly welcome: string;
  readonly author: string;
  readonly licence: string;
  readonly lessons: readonly BuildLesson[];
}

/** A workshop that is being put together, as the browser keeps it. */
export interface Build extends BuildContent {
  readonly id: string;
  /** When it was last changed: the device's time, ms. */
  readonly at: number;
  /** The id of the workshop that it changes; null if it gets one of its own, made from its title. */
  readonly name: string | null;
  /** The version that others may have already, and its file; null if nobody has one. */
  readonly given: { readonly version: number; readonly text: string } | null;
  /** The key under which its author opened it here to try it; null if that wasn't done. */
  readonly tried: string | null;
}

export const nothing: BuildContent = { title: '', welcome: '', author: '', licence: '', lessons: [] };

export const contentOf = ({ title, welcome, author, licence, lessons }: Build): BuildContent => ({
  title,
  welcome,
  author,
  licence,
  lessons,
});

export const isEmpty = ({ title, welcome, lessons }: BuildContent): boolean =>
  title === '' && welcome === '' && lessons.length === 0;

/** Returns the name of a lesson among those of its workshop: no other has its text or its id. */
export const keyOf = (lesson: WrittenLesson): string =>
  'builtIn' in lesson ? lesson.builtIn : lesson.source;

export const minutesOf = ({ lessons }: BuildContent): number =>
  lessons.reduce((sum, { minutes }) => sum + minutes, 0);

/** Returns the list with one entry at another place. Places count from 0. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return list;
  const others = list.filter((_other, at) => at !== from);
  return [...others.slice(0, to), one, ...others.slice(to)];
}

/** Makes a workshop's id of its title: small letters, digits and hyphens. */
export function nameFrom(title: string): string {
  const letters = title.normalize('NFKD').toLowerCase();
  const name = letters
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return name === '' ? 'workshop' : name;
}

/**
 * Returns the workshop as its file has it. Its version is the one that others have as long as it is the same workshop, and
 * one more from its first change on.
 */
export function writtenBuild(build: Build): WrittenWorkshop {
  const { title, welcome, author, licence, lessons, given, name } = build;
  const written = {
    id: name ?? nameFrom(title),
    title: title.trim(),
    author: author.trim(),
    licence: licence.trim(),
    // Empty lines around it mean nothing.
    welcome: welcome.replace(/^\n+/, '').trimEnd(),
    lessons: lessons.map((one) =>
      'builtIn' in one
        ? { builtIn: one.builtIn, minutes: one.minutes }
        : { source: one.source, minutes: one.minutes },
    ),
  };
  if (!given) return { ...written, version: 1 };
  const isSame = writeWorkshop({ ...written, version: given.version }) === given.text;
  return { ...written, version: given.version + (isSame ? 0 : 1) };
}

type Row = Readonly<Record<string, unknown>>;

const prefix = 'build:';
/** The id of a build's row among the stored drafts. */
export const buildRow = (id: string): string => prefix + id;

function storedLesson(entry: unknown): readonly BuildLesson[] {
  const { builtIn, source, minutes, draft } = (entry ?? {}) as Row;
  if (typeof minutes !== 'number') return [];
  const time = { minutes: withinMinutes(minutes) };
  if (typeof builtIn === 'string') return [{ builtIn, ...time }];
  if (typeof source !== 'string') return [];
  return [{ source, ...time, ...(typeof draft === 'string' && { draft }) }];
}

function storedGiven(value: unknown): Build['given'] {
  const { version, text } = (value ?? {}) as Row;
  return typeof version === 'number' && typeof text === 'string' ? { version, text } : null;
}

/** Reads a stored row, where anything may stand. Null if it is no build. */
export function storedBuild(row: unknown): Build | null {
  const { id, at, name, title, welcome, author, licence, lessons, given, tried } = (row ?? {}) as Row;
  if (typeof id !== 'string' || !id.startsWith(prefix) || typeof at !== 'number') return null;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    id: id.slice(prefix.length),
    at,
    name: typeof name === 'string' ? name : null,
    title: text(title),
    welcome: text(welcome),
    author: text(author),
    licence: text(licence),
    lessons: (Array.isArray(lessons) ? (lessons as unknown[]) : [])
      .slice(0, mostLessons)
      .flatMap(storedLesson),
    given: storedGiven(given),
    tried: typeof tried === 'string' ? tried : null,
  };
}
