/** The value at a path such as `Role.Arn` in plain data, or undefined. */
export function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[name];
  }
  return current;
}

/** The record with a value at a path. */
export function withValueAt(
  record: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  if (!rest.length) return { ...record, [name]: value };
  const inner = Object.hasOwn(record, name) ? record[name] : {};
  return {
    ...record,
    [name]: withValueAt((inner ?? {}) as Readonly<Record<string, unknown>>, rest.join('.'), value),
  };
}
