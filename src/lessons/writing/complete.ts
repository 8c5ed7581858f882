import type { AccessLevel } from '../../engine/index.ts';
import { guesses } from '../goal.ts';
import { expectations, froms, layers, sinces } from '../lesson-fields.ts';
import { type Names, ownNames } from './names.ts';
import { scanLesson, type Token, type TypedAt, typedAt } from './scan-lesson.ts';
import { type Shape, shapeAt, type ValueKind } from './shapes.ts';

/** Something that may be written at a place. */
export interface Option {
  /** Shown in the list. */
  readonly label: string;
  /** Written into the text. */
  readonly insert: string;
  readonly kind: 'field' | 'action' | 'name' | 'word';
  /** The field's name for its words: `goal.says`. */
  readonly field?: string;
  readonly level?: AccessLevel;
  /** Whether the text, or its start account, has it already. */
  readonly isUsed: boolean;
}

export interface Completion {
  readonly from: number;
  readonly to: number;
  /** The first few. */
  readonly options: readonly Option[];
  /** How many there are. */
  readonly all: number;
}

/** The most options that are shown at once. */
const mostOptions = 6;

const plain = /^[\w./:@+=-]+(?: [\w./:@+=-]+)*$/;

/** Writes a text as a value of YAML: in quotes where it needs them, or where lessons write them. */
export function quoted(text: string): string {
  const isPlain =
    plain.test(text) &&
    !/^(?:arn:|-|true$|false$|null$|[\d.]+$|@)/.test(text) &&
    !text.includes(': ') &&
    !text.endsWith(':');
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

const stepWords = ['as ', 'wait 1h', 'try ', 'answer ', 'undo', 'aws '] as const;

interface Place {
  readonly typed: TypedAt;
  readonly tokens: readonly Token[];
  readonly names: Names;
}

interface Choice {
  readonly text: string;
  readonly level?: AccessLevel;
}

/** Returns the values of a kind, those that the text uses first. */
function choicesOf(kind: ValueKind, { tokens, names }: Place): readonly Choice[] {
  const own = ownNames(tokens);
  const texts = (all: readonly string[]): readonly Choice[] => all.map((text) => ({ text }));
  switch (kind) {
    case 'action':
    case 'call':
      return names.actions.map(({ id, level }) => ({ text: id, ...(level && { level }) }));
    case 'who':
    case 'whoever':
      return texts([
        ...(kind === 'whoever' ? ['everybody'] : []),
        ...names.who,
        ...own.sessions.map((name) => `session ${name}`),
      ]);
    case 'resource':
      return texts(names.resources);
    case 'verdict':
      return texts(expectations);
    case 'layer':
      return texts(layers);
    case 'guess':
      return texts(guesses);
    case 'entity':
      return texts(names.entities);
    case 'count':
      return texts(countsOf(names.entities));
    case 'goal':
      return texts(own.goals);
    case 'question':
      return texts(own.questions);
    case 'session':
      return texts(own.sessions);
    case 'way':
      return texts(own.ways);
    case 'lesson':
      return texts(names.lessons);
    case 'chapter':
      return texts(names.chapters);
    case 'effect':
      return texts(['Allow', 'Deny']);
    case 'truth':
      return texts(['true', 'false']);
    case 'from':
      return texts(froms);
    case 'since':
      return texts(sinces);
    case 'step':
      return texts([...stepWords, ...names.operations]);
  }
}

/** `policies on ana`, `users in Readers`, `users` … */
const countsOf = (entities: readonly string[]): readonly string[] => [
  'users',
  'groups',
  'roles',
  'policies',
  ...entities.flatMap((entity) => {
    const [kind = '', name = ''] = entity.split(' ');
    if (kind === 'user')
      return [`policies on ${name}`, `keys of ${name}`, `active keys of ${name}`, `groups of ${name}`];
    if (kind === 'group') return [`users in ${name}`, `policies on group ${name}`];
    return kind === 'role' ? [`policies on role ${name}`] : [];
  }),
];

/** Returns those that begin with what is typed, then those that hold it; what is used first. */
function ranked<T>(
  all: readonly T[],
  typed: string,
  { text, isUsed }: { text: (one: T) => string; isUsed: (one: T) => boolean },
): readonly T[] {
  const sought = typed.toLowerCase();
  const rank = (one: T): number => {
    const own = text(one).toLowerCase();
    if (own === sought && sought !== '') return -1;
    const begins = own.startsWith(sought) || own.slice(own.indexOf(':') + 1).startsWith(sought);
    return (begins ? 0 : own.includes(sought) ? 2 : 4) + (isUsed(one) ? 0 : 1);
  };
  return all
    .map((one, at) => ({ one, at, rank: rank(one) }))
    .filter((entry) => entry.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ one }) => one);
}

const unique = <T>(all: readonly T[], key: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [key(one), one])).values(),
];

/** The fields that may still be added beside the typed one. */
function fieldsAt(
  shape: Shape,
  path: TypedAt['path'],
  tokens: readonly Token[],
  own: string,
): readonly string[] {
  const place = JSON.stringify(path);
  const there = new Set(
    tokens.flatMap((token) =>
      token.kind === 'key' && JSON.stringify(token.path.slice(0, -1)) === place ? [token.text] : [],
    ),
  );
  // One need asks for one thing.
  return Object.keys(shape.fields ?? {}).filter((name) => name === own || !there.has(name));
}

/** Returns the options among a place's fields. */
function fieldOptions(shape: Shape, path: TypedAt['path'], { typed, tokens }: Place): readonly Option[] {
  const names = fieldsAt(shape, path, tokens, typed.before);
  return ranked(names, typed.before, { text: (name) => name, isUsed: () => true }).map((name) => ({
    label: name,
    insert: `${name}: `,
    kind: 'field',
    field: `${shape.name ?? ''}.${name}`,
    isUsed: false,
  }));
}

/** Returns the options among values. `typed`: the part that is typed of it. */
function valueOptions(
  kind: ValueKind,
  place: Place,
  typed: string,
  write: (text: string) => string,
): readonly Option[] {
  const all = unique(choicesOf(kind, place), ({ text }) => text);
  const used = new Set(
    place.tokens.flatMap((token) => (token.from === place.typed.from ? [] : [token.text])),
  );
  const isUsed = ({ text }: Choice): boolean => used.has(text);
  return ranked(all, typed, { text: ({ text }) => text, isUsed }).map((one) => ({
    label: one.text.trim(),
    insert: write(one.text),
    kind:
      kind === 'action' || kind === 'call'
        ? 'action'
        : ['who', 'whoever', 'resource', 'entity'].includes(kind)
          ? 'name'
          : 'word',
    ...(one.level && { level: one.level }),
    isUsed: isUsed(one),
  }));
}

/** Returns the options within a step's words: whom it acts as, what it tries, which question it answers. */
function stepOptions(place: Place): { readonly skip: number; readonly options: readonly Option[] } {
  const { before } = place.typed;
  const [word = '', ...rest] = before.split(' ');
  const kinds: Readonly<Record<string, readonly ValueKind[]>> = {
    as: ['who'],
    try: ['action', 'resource'],
    answer: ['question', 'guess'],
  };
  // Whoever acts may have two words.
  const kind = word === 'as' && rest.length > 0 ? 'who' : kinds[word]?.[rest.length - 1];
  const last = word === 'as' ? rest.join(' ') : (rest.at(-1) ?? '');
  if (kind)
    return { skip: before.length - last.length, options: valueOptions(kind, place, last, (text) => text) };
  const write = (text: string): string => (/^[a-z0-9-]+ [A-Z]/.test(text) ? `${text}: {}` : text);
  return { skip: 0, options: valueOptions('step', place, before, write) };
}

/** Returns all options at what is typed, and how many of its first letters stay. */
function optionsAt(place: Place): { readonly skip: number; readonly options: readonly Option[] } {
  const { typed } = place;
  const { path } = typed;
  if (typed.kind === 'key') {
    const holder = shapeAt(path.slice(0, -1));
    return { skip: 0, options: holder ? fieldOptions(holder, path.slice(0, -1), place) : [] };
  }
  const shape = shapeAt(path);
  if (!shape) return { skip: 0, options: [] };
  if (shape.value === 'step') return stepOptions(place);
  const values = shape.value ? valueOptions(shape.value, place, typed.before, quoted) : [];
  // A new entry's first field, or a list's first entry.
  const isBlock = typed.quote === '' && !typed.isFlow;
  const isOnOwnLine = isBlock && typeof path.at(-1) !== 'string';
  const own = isOnOwnLine ? fieldOptions(shape, path, place) : [];
  return { skip: 0, options: [...own, ...values] };
}

/** Returns what may be written at a place of a lesson's text; null where nothing can be said. */
export function completionsAt(text: string, at: number, names: Names): Completion | null {
  const typed = typedAt(text, at);
  if (!typed || typed.quote === '|') return null;
  const { tokens } = scanLesson(text);
  const { skip, options } = optionsAt({ typed, tokens, names });
  const [only] = options;
  if (!only || (options.length === 1 && only.label === typed.before)) return null;
  return {
    from: typed.from + skip,
    to: typed.to,
    options: options.slice(0, mostOptions),
    all: options.length,
  };
}
