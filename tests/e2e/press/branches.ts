import type { Control } from './controls.ts';

/** The words without counts: `Users 4` and `Users 5` are the same branch. */
const withoutNumbers = (name: string): string => name.replace(/[\d,.]+/g, '').trim();

/** Knows on which branches the lines of a long tree hang, while it is scrolled from its top. */
export class Branches {
  #path: readonly string[] = [];
  readonly #seen = new Map<string, readonly string[]>();

  /** The controls that are shown now, lines with their branch. */
  read(controls: readonly Control[]): Control[] {
    return controls.map((control) => {
      const { level, name } = control;
      if (level === null) return control;
      const key = `${String(level)} ${name}`;
      const above = this.#seen.get(key) ?? this.#path.slice(0, level - 1);
      this.#seen.set(key, above);
      this.#path = [...above, withoutNumbers(name)];
      return { ...control, branch: above.join(' › ') };
    });
  }
}
