/** A line of a policy's text, and how many letters it is moved in. */
interface DocumentLine {
  readonly text: string;
  readonly indent: number;
}

const step = 2;

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function written(
  value: unknown,
  before: string,
  after: string,
  indent: number,
  most: number,
): DocumentLine[] {
  const isList = Array.isArray(value);
  const whole = `${before}${isList ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value)}${after}`;
  if (isPlain(value) || (isList && value.every(isPlain) && indent + whole.length <= most))
    return [{ text: whole, indent }];
  const parts: [string, unknown][] = Object.entries(value as object).map(([name, one]) => [
    isList ? '' : `${JSON.stringify(name)}: `,
    one,
  ]);
  return [
    { text: `${before}${isList ? '[' : '{'}`, indent },
    ...parts.flatMap(([name, one], at) =>
      written(one, name, at < parts.length - 1 ? ',' : '', indent + step, most),
    ),
    { text: `${isList ? ']' : '}'}${after}`, indent },
  ];
}

/**
 * A policy's text with a list of plain values on one line where that has at most `most` letters; nothing where the
 * text can't be read.
 */
export function documentLines(document: string, most: number): readonly DocumentLine[] {
  const value = parsed(document);
  return value === undefined ? [] : written(value, '', '', 0, most);
}

/** The same of its statements only. */
export function statementLines(document: string, most: number): readonly DocumentLine[] {
  const { Statement: statement } = (parsed(document) ?? {}) as { readonly Statement?: unknown };
  const all: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return all.flatMap((one, i) =>
    one === undefined ? [] : written(one, '', i < all.length - 1 ? ',' : '', 0, most),
  );
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}
