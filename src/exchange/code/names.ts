/** The words of a name: runs of letters and digits, each with a capital. `ci-bot` → `CiBot`. */
const pascal = (name: string): string =>
  (name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [])
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * Gives each thing a logical id that comes from its name. Two things of one name are told apart by their kinds, then
 * by numbers. Ids differ in more than the case of their letters, so that every language can use them in its own case.
 */
export class LogicalIds {
  readonly #taken = new Set<string>();
  readonly #shared: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    const seen = new Set<string>();
    const shared = new Set<string>();
    for (const name of names) {
      const form = pascal(name).toLowerCase();
      if (seen.has(form)) shared.add(form);
      seen.add(form);
    }
    this.#shared = shared;
  }

  /** `word`: the kind, `Role`. */
  idFor(name: string, word: string): string {
    const own = pascal(name).slice(0, 200);
    const isPlain = /^[A-Za-z]/.test(own) && !this.#shared.has(own.toLowerCase());
    return this.#free(isPlain ? own : /^\d/.test(own) ? word + own : own.endsWith(word) ? own : own + word);
  }

  /** The id of a thing that belongs to another one: `ReportsPolicy`. */
  partOf(owner: string, word: string): string {
    return this.#free(owner + word);
  }

  #free(wanted: string): string {
    let id = wanted;
    for (let i = 2; this.#taken.has(id.toLowerCase()); i++) id = `${wanted}${String(i)}`;
    this.#taken.add(id.toLowerCase());
    return id;
  }
}

/** `CiBot` → `ci_bot`, `S3Reader` → `s3_reader`. */
export const snakeCase = (id: string): string =>
  id
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** `CiBot` → `ciBot`, `AWSBackup` → `awsBackup`. */
export const camelCase = (id: string): string =>
  id.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
