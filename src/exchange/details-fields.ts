import { FileError } from './file-problem.ts';

/** One page of `get-account-authorization-details`: the file it came from and its parsed JSON. */
export interface Page {
  readonly file: string;
  readonly root: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Typed access to one JSON object of a file. A field that is absent or null is undefined or an empty list. */
export class Fields {
  constructor(
    readonly file: string,
    /** The object's place in the file, such as `UserDetailList[3]`; empty at the top. */
    readonly place: string,
    private readonly source: Readonly<Record<string, unknown>>,
  ) {}

  static of(page: Page): Fields {
    if (!isObject(page.root)) throw wrongShape(page.file, '', 'must be an object');
    return new Fields(page.file, '', page.root);
  }

  /** The place of a field. */
  at(field: string): string {
    return this.place ? `${this.place}.${field}` : field;
  }

  value(field: string): unknown {
    return Object.hasOwn(this.source, field) ? (this.source[field] ?? undefined) : undefined;
  }

  /** The object itself. */
  get all(): Readonly<Record<string, unknown>> {
    return this.source;
  }

  names(): string[] {
    return Object.keys(this.source);
  }

  /** Throws if the object has any other field. */
  only(...known: readonly string[]): void {
    const other = Object.keys(this.source).find((field) => !known.includes(field));
    if (other !== undefined) throw this.wrong(other.slice(0, 64), 'is not a field here');
  }

  text(field: string): string | undefined {
    return this.typed(field, 'must be text', (value): value is string => typeof value === 'string');
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === undefined) throw this.wrong(field, 'is missing');
    return text;
  }

  flag(field: string): boolean | undefined {
    return this.typed(field, 'must be true or false', (value) => typeof value === 'boolean');
  }

  number(field: string): number | undefined {
    return this.typed(field, 'must be a number', (value) => typeof value === 'number');
  }

  object(field: string): Fields | undefined {
    const value = this.typed(field, 'must be an object', isObject);
    return value && new Fields(this.file, this.at(field), value);
  }

  objects(field: string): Fields[] {
    return this.list(field).map((item, index) => {
      const place = `${this.at(field)}[${index}]`;
      if (!isObject(item)) throw wrongShape(this.file, place, 'must be an object');
      return new Fields(this.file, place, item);
    });
  }

  texts(field: string): string[] {
    return this.list(field).map((item, index) => {
      if (typeof item !== 'string')
        throw wrongShape(this.file, `${this.at(field)}[${index}]`, 'must be text');
      return item;
    });
  }

  wrong(field: string, what: string): FileError {
    return wrongShape(this.file, this.at(field), what);
  }

  private list(field: string): readonly unknown[] {
    return this.typed(field, 'must be a list', (value): value is unknown[] => Array.isArray(value)) ?? [];
  }

  private typed<T>(field: string, what: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (!is(value)) throw this.wrong(field, what);
    return value;
  }
}

export const wrongShape = (file: string, place: string, what: string): FileError =>
  new FileError({ kind: 'wrongShape', file, place, what });
