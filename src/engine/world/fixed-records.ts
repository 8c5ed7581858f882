/** A kind of record whose names are known beforehand. */
interface FixedRecords<N extends string, V, R extends { readonly [name in N]: V }> {
  /** A record that has the same value under every name. */
  filled(value: V): R;
  /** A record's values in the order of the names: a copy, to be changed and given to `of`. */
  valuesOf(record: R): V[];
  /** The record of these values, in the order of the names. Takes the array over. */
  of(values: readonly V[]): R;
}

/**
 * Records that are replaced often and hold dozens of values, as a world's tables are: one array behind a getter for
 * each name. Copying it costs a twentieth of spreading an object of as many properties.
 */
export function fixedRecords<N extends string, V, R extends { readonly [name in N]: V }>(
  names: readonly N[],
): FixedRecords<N, V, R> {
  class FixedRecord {
    readonly values: readonly V[];

    constructor(values: readonly V[]) {
      this.values = values;
    }
  }
  for (const [i, name] of names.entries())
    Object.defineProperty(FixedRecord.prototype, name, {
      get(this: FixedRecord) {
        return this.values[i];
      },
    });
  const of = (values: readonly V[]): R => new FixedRecord(values) as unknown as R;
  return {
    filled: (value) => of(names.map(() => value)),
    valuesOf: (record) => (record as unknown as FixedRecord).values.slice(),
    of,
  };
}
