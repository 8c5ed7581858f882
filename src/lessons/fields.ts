/** The place of a value in a file's front matter: keys, and indices from 0. */
export type Path = readonly (string | number)[];

/**
 * The kind of a fault:
 * - `unknown`: there is no such field. `missing`: the field must be there. `wrong`: the value isn't what `detail` asks
 * for.
 * - `nowhere`: `detail` names something that doesn't exist. `twice`: `detail` exists already. `within`: it isn't
 * allowed inside this.
 * - `yaml`: it can't be read. `tooBig`, `tooDeep`, `tooMany`, `tooLong`: it exceeds a limit.
 * - `html`, `link`, `markdown`: prose isn't allowed to hold it. `address`: a link's text looks like another address than
 * `detail`, to which it leads.
 */
export type FaultKind =
  | 'unknown'
  | 'missing'
  | 'wrong'
  | 'nowhere'
  | 'twice'
  | 'within'
  | 'yaml'
  | 'tooBig'
  | 'tooDeep'
  | 'tooMany'
  | 'tooLong'
  | 'html'
  | 'link'
  | 'address'
  | 'markdown';

export interface FieldFault {
  readonly path: Path;
  readonly kind: FaultKind;
  readonly detail: string;
}

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The most characters of a text, and the most entries of a list, in a lesson. */
const bounds = { text: 4000, list: 100 } as const;

/** The most faults that are noted: many times what anybody is told at once. */
const mostNoted = 500;

/** Reads fields one by one and remembers all faults, so that an author sees them at once. */
export class FieldReader {
  constructor(
    readonly value: unknown,
    readonly path: Path = [],
    readonly faults: FieldFault[] = [],
  ) {}

  fault(kind: FaultKind, detail: string, path: Path = this.path): void {
    if (this.faults.length < mostNoted) this.faults.push({ path, kind, detail: detail.slice(0, 200) });
  }

  /** Reports every field that isn't among these. */
  only(...names: readonly string[]): void {
    if (!isFields(this.value)) return this.fault('wrong', 'fields');
    for (const name of Object.keys(this.value))
      if (!names.includes(name)) this.fault('unknown', name, [...this.path, name]);
  }

  has(name: string): boolean {
    return isFields(this.value) && Object.hasOwn(this.value, name) && this.value[name] !== null;
  }

  at(name: string | number): FieldReader {
    const holder = this.value as Readonly<Record<string | number, unknown>> | null;
    const value =
      holder !== null && typeof holder === 'object' && Object.hasOwn(holder, name) ? holder[name] : undefined;
    return new FieldReader(value, [...this.path, name], this.faults);
  }

  text(name: string, fallback?: string): string {
    if (!this.has(name)) {
      if (fallback === undefined) this.fault('missing', name);
      return fallback ?? '';
    }
    return this.at(name).asText();
  }

  asText(): string {
    const { value } = this;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') {
      this.fault('wrong', 'a text');
      return '';
    }
    if (value.length > bounds.text) this.fault('tooBig', `${String(bounds.text)} characters`);
    return value;
  }

  whole(name: string): number {
    if (!this.has(name)) {
      this.fault('missing', name);
      return 0;
    }
    return this.at(name).asWhole();
  }

  asWhole(): number {
    const { value } = this;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.fault('wrong', 'a whole number');
    return 0;
  }

  truth(name: string): boolean {
    const { value } = this.at(name);
    if (typeof value !== 'boolean') this.fault('wrong', 'true or false', [...this.path, name]);
    return value === true;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const text = this.text(name);
    return this.at(name).among(text, choices);
  }

  among<T extends string>(text: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === text);
    if (found === undefined && text !== '') this.fault('wrong', choices.join(', '));
    return found ?? (choices[0] as T);
  }

  /** Reads a list. A missing value is an empty list, and a single value is a list of one. */
  list(name: string): readonly FieldReader[] {
    return this.has(name) ? this.at(name).entries() : [];
  }

  entries(): readonly FieldReader[] {
    const { value } = this;
    if (!Array.isArray(value)) {
      this.fault('wrong', 'a list');
      return [];
    }
    if (value.length > bounds.list) {
      this.fault('tooMany', String(bounds.list));
      return [];
    }
    return value.map((_entry, i) => this.at(i));
  }

  texts(name: string): readonly string[] {
    const { value } = this.at(name);
    if (typeof value === 'string') return [value];
    return this.list(name).map((entry) => entry.asText());
  }
}
