import type { ServiceAction } from '../../actions/catalog.ts';
import { parseArn } from '../../arn.ts';
import type { Pausing } from '../../pausing.ts';
import type { Statement } from '../../policy/compile-statement.ts';
import type { Glob } from '../../policy/glob.ts';
import { globMatches, globOf, patternGlob } from '../../policy/glob.ts';
import type { Template } from '../../policy/template.ts';
import { resolve } from '../../policy/variables.ts';
import { Work } from '../../policy/work.ts';
import type { ActionClass } from './action-classes.ts';
import type { Form } from './forms.ts';
import { anyArn, fits, formsOf, star } from './forms.ts';
import { isOfResource } from './key-facts.ts';
import { onceFor } from './once-for.ts';
import { conditionKeys, variableKeys } from './probes.ts';
import type { Point, Subject } from './subject.ts';
import type { Words } from './words.ts';
import { WordFinder } from './words.ts';

/** Resources that no statement of an action class tells apart, and no facts of their own. */
export interface ResourceCell {
  readonly key: string;
  /** One of them: something that exists here, if there is something. */
  readonly resource: string;
  readonly isPoint: boolean;
  /** The actions of the class that take this one resource. */
  readonly taking: readonly ServiceAction[];
  /** The actions of the class that take some resource of the cell. */
  readonly actions: readonly ServiceAction[];
  /** The ones of them that exist here. */
  readonly named: readonly string[];
}

/** Past this many states of an automaton, and of all those of a class of actions, examples stand for the rest. */
const mostStates = { along: 5000, together: 20_000, pair: 200 };

/** So many patterns are paired when examples stand for the rest. */
const mostPaired = 8;

/** The patterns of one statement's Resource as one subject reads them, by their places in the common list. */
interface Item {
  readonly negated: boolean;
  readonly places: readonly number[];
  /** Whether a variable's value isn't known before the request: then each pattern counts by itself. */
  readonly isOpen: boolean;
}

/** The one value of a key that stands before the request. */
type ValueBefore = (key: string) => string | undefined;

/** Whether a variable has no value before the request; a default may stand for it then. */
const isOpenIn = (pattern: Template, valueOf: ValueBefore): boolean =>
  variableKeys([pattern]).some((key) => valueOf(key) === undefined);

/**
 * A pattern with wildcards in place of variables without a value, and its ends: a text that has both may match for all
 * that is known.
 */
function openGlobs({ source, parts }: Template, valueOf: ValueBefore, work: Work): readonly Glob[] {
  const texts = parts.map((part) => {
    if (part.kind !== 'variable') return { text: part.text, isLiteral: part.kind === 'escape' };
    const value = part.isMultivalued ? undefined : valueOf(part.key);
    return value !== undefined && work.affords(value.length)
      ? { text: value, isLiteral: true }
      : { text: '?*', isLiteral: false };
  });
  const [begin = ''] = source.slice(0, source.indexOf('${')).split('*');
  const end =
    source
      .slice(source.lastIndexOf('}') + 1)
      .split('*')
      .at(-1) ?? '';
  return [patternGlob(texts), globOf(`${begin}*`), globOf(`*${end}`)];
}

/** The forms of an action's resources: `*` alone if AWS lists no type of resource for it. */
function formsFor(action: ServiceAction, accounts: readonly string[]): readonly Form[] {
  const own = action.resourceTypes.flatMap((type) => formsOf(type, accounts));
  return own.length === 0 ? [star] : own;
}

/** A text that two forms share only if they are the same. */
const nameOf = onceFor((form: Form) =>
  form.map((part) => (typeof part === 'string' ? part : `{${part.excludes}}`)).join(''),
);

/** Forms, each once, with the actions of a class that have them. */
function formsOfClass(
  { actions, other }: ActionClass,
  accounts: readonly string[],
): readonly { readonly form: Form; readonly actions: readonly ServiceAction[] }[] {
  const byName = new Map<string, { form: Form; actions: ServiceAction[] }>();
  const add = (form: Form, action: ServiceAction | null): void => {
    const name = nameOf(form);
    const known = byName.get(name) ?? { form, actions: [] };
    byName.set(name, known);
    if (action) known.actions.push(action);
  };
  for (const action of actions) for (const form of formsFor(action, accounts)) add(form, action);
  if (other !== null) {
    const service = other.slice(0, other.indexOf(':'));
    const resources = service === 'sts' ? ['iam', 'sts'] : [service];
    add(star, null);
    for (const name of resources) for (const form of anyArn(name, accounts)) add(form, null);
  }
  return [...byName.values()];
}

interface Found {
  resource: string;
  taking: readonly ServiceAction[];
  readonly isPoint: boolean;
  readonly actions: Set<ServiceAction>;
  readonly named: string[];
}

const letters = 'xyzab0';

/** Texts near a text: longer by a letter, or with another one. */
function near(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.length; at > 4; at--)
    for (const letter of letters)
      for (const kept of [at, at - 1]) found.push(text.slice(0, kept) + letter + text.slice(at));
  return found;
}

/** Ends each name that stops after a hyphen, where a pattern goes on: `stack/web-/x` is `stack/web-example/x`. */
const named = (text: string): string => text.replace(/([-_.])(?=\/|$)/g, '$1example');

/** Sorts the resources of an action class into cells. */
export class ResourceCells {
  readonly #globs: Glob[] = [];
  readonly #places = new Map<string, number>();
  readonly #items: Item[] = [];
  readonly #families: (readonly number[])[] = [];
  readonly #points: readonly ReadonlyMap<string, Point>[];
  readonly #work = new Work(Infinity);
  readonly #found = new Map<string, Found>();
  readonly forms: ReturnType<typeof formsOfClass>;
  readonly #asksOwner: boolean;
  readonly #home: ReadonlySet<string>;
  /** Finds the cells; to be run to its end before they are asked for. */
  readonly work: Pausing<void>;
  isBounded = false;
  states = 0;

  constructor(subjects: readonly Subject[], actionClass: ActionClass, only: readonly string[] | null) {
    const action = actionClass.actions[0]?.id ?? actionClass.other ?? '';
    this.#asksOwner = [...actionClass.statements].some(({ conditions }) =>
      conditions.some((condition) => conditionKeys(condition).some(isOfResource)),
    );
    this.#home = new Set(['', ...subjects.map(({ caller }) => caller.account)]);
    for (const subject of subjects) this.#take(subject, action, actionClass.statements);
    this.#points = subjects.map(
      (subject) => new Map(subject.points(action).map((point) => [point.arn, point])),
    );
    const accounts = [...new Set(subjects.flatMap((subject) => subject.accounts))];
    this.forms = formsOfClass(actionClass, accounts);
    // A class without listed actions takes any resource that is asked for.
    if (actionClass.actions.length === 0) for (const one of only ?? []) this.#add(one, true, []);
    this.work = this.#addAll(only, subjects);
  }

  #placeOf(glob: Glob, text: string | null): number {
    const known = text === null ? undefined : this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#globs.push(glob) - 1;
    if (text !== null) this.#places.set(text, place);
    return place;
  }

  #take(subject: Subject, action: string, statements: ReadonlySet<Statement>): void {
    const reading = subject.read(action, '*');
    const { keys } = reading.request;
    const valueOf: ValueBefore = (key) => {
      const values = subject.isFree(key, reading, undefined, false) ? [] : keys.values.get(key);
      return values?.length === 1 ? values[0] : undefined;
    };
    for (const { resources } of statements) {
      if (!resources) continue;
      const patterns = resources.patterns();
      const isOpen = patterns.some((pattern) => isOpenIn(pattern, valueOf));
      const places = patterns.flatMap((pattern) => {
        const resolved = resolve(pattern, keys, this.#work);
        const open = isOpenIn(pattern, valueOf) ? openGlobs(pattern, valueOf, this.#work) : [];
        const closed = resolved
          ? [this.#placeOf(resolved.glob, pattern.constant && resolved.glob.written)]
          : [];
        return [...closed, ...open.map((glob) => this.#placeOf(glob, null))];
      });
      this.#items.push({ negated: resources.negated, places, isOpen });
    }
    for (const { patterns } of subject.families)
      this.#families.push(patterns.map((pattern) => this.#placeOf(globOf(pattern), pattern)));
  }

  /** The account in the ARN, if it isn't the callers' own or some statement asks for it. */
  #ownerIn(resource: string): string {
    const account = parseArn(resource)?.account ?? '';
    return this.#asksOwner || !this.#home.has(account) ? account : '';
  }

  #keyOf(resource: string, matched: ReadonlySet<number>): string {
    const items = this.#items.map(({ negated, places, isOpen }) =>
      isOpen
        ? places.map((place) => (matched.has(place) ? '1' : '0')).join('')
        : places.some((place) => matched.has(place)) !== negated
          ? '1'
          : '0',
    );
    const families = this.#families.map((places) => (places.some((place) => matched.has(place)) ? '1' : '0'));
    return `${items.join()}|${families.join('')}|${this.#ownerIn(resource)}`;
  }

  #genericKey(resource: string): string {
    const matched = new Set<number>();
    for (const [place, glob] of this.#globs.entries())
      if (globMatches(glob, resource, this.#work)) matched.add(place);
    return this.#keyOf(resource, matched);
  }

  #isPoint(resource: string): boolean {
    return this.#points.some((points) => points.has(resource));
  }

  /** The key of the cell that a resource is in. */
  keyOf(resource: string): string {
    const key = this.#genericKey(resource);
    if (!this.#isPoint(resource)) return key;
    const facts = this.#points.map((points) => points.get(resource)?.facts ?? '');
    return `${key}|${facts.join('|')}`;
  }

  #add(resource: string, isNamed: boolean, actions: readonly ServiceAction[]): void {
    const key = this.keyOf(resource);
    let found = this.#found.get(key);
    if (!found) {
      const isPoint = this.#isPoint(resource);
      this.#found.set(key, (found = { resource, taking: actions, isPoint, actions: new Set(), named: [] }));
    }
    if (isNamed) {
      if (found.named.length === 0) [found.resource, found.taking] = [resource, actions];
      if (!found.named.includes(resource)) found.named.push(resource);
    }
    for (const action of actions) found.actions.add(action);
  }

  *#addAll(only: readonly string[] | null, subjects: readonly Subject[]): Pausing<void> {
    const finder = new WordFinder(only ? [] : this.#globs);
    const things = subjects.flatMap((subject) => subject.things);
    const existing = new Set(only ?? [...this.#points.flatMap((all) => [...all.keys()]), ...things]);
    for (const { form, actions } of this.forms) {
      if (!only) yield* this.#addForm(finder, form, actions);
      for (const one of existing) {
        if (!fits(form, one)) continue;
        yield;
        this.#add(one, true, actions);
      }
    }
  }

  /** Finds one resource for each way in which patterns match those of a form. */
  *#addForm(finder: WordFinder, form: Form, actions: readonly ServiceAction[]): Pausing<void> {
    const left = Math.max(mostStates.pair, mostStates.together - this.states);
    const { words, states, isBounded } = yield* finder.along(form, Math.min(mostStates.along, left));
    this.states += states;
    this.isBounded ||= isBounded;
    for (const { text, matched } of words) {
      yield;
      this.#addWord(form, actions, text, matched);
    }
    if (isBounded) yield* this.#addExamples(finder, form, actions);
  }

  /** A readable text of the same cell that isn't a point; none if the cell has points alone. */
  #addWord(form: Form, actions: readonly ServiceAction[], text: string, matched: readonly number[]): void {
    const key = this.#keyOf(text, new Set(matched));
    const isFine = (one: string): boolean =>
      !this.#isPoint(one) && fits(form, one) && this.#genericKey(one) === key;
    const inRegion = text.replace(/^(arn:aws:[^:]+:)x:/, '$1us-east-1:');
    // A pattern without wildcards matches this text alone.
    const isOnly = matched.some((place) => this.#globs[place]?.written === text);
    const fine =
      [named(inRegion), inRegion, text].find(isFine) ?? (isOnly ? undefined : near(text).find(isFine));
    if (fine !== undefined) this.#add(fine, false, actions);
  }

  /** Past the bound the shortest text of each pattern and of each pair stands for what they tell apart. */
  *#addExamples(finder: WordFinder, form: Form, actions: readonly ServiceAction[]): Pausing<void> {
    const add = (words: Words['words']): boolean => {
      for (const { text } of words) if (!this.#isPoint(text)) this.#add(text, false, actions);
      return words.length > 1;
    };
    const walk = (...places: number[]): Pausing<Words> => finder.along(form, mostStates.pair, places);
    // The others match all texts of the form, or none.
    const telling: number[] = [];
    for (const place of this.#globs.keys())
      if (add((yield* walk(place)).words) && telling.length < mostPaired) telling.push(place);
    for (const [at, one] of telling.entries())
      for (const other of telling.slice(at + 1)) add((yield* walk(one, other)).words);
  }

  get all(): readonly ResourceCell[] {
    return [...this.#found].map(([key, { resource, taking, isPoint, actions, named }]) => ({
      ...{ key, resource, taking, isPoint, named },
      actions: [...actions],
    }));
  }
}
