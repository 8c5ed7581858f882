interface Table {
  readonly types: Readonly<Record<string, string>>;
  /** `.tgz` → `.tar.gz`. */
  readonly endings: Readonly<Record<string, string>>;
  readonly encodings: Readonly<Record<string, string>>;
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** The name and its ending, with the dot. A dot in front begins no ending. */
function split(name: string): readonly [stem: string, ending: string] {
  const at = name.lastIndexOf('.');
  return at <= 0 ? [name, ''] : [name.slice(0, at), name.slice(at)];
}

/** The type of a file's content, as Python guesses it from the name; undefined if it can't. */
export async function contentTypeOf(path: string): Promise<string | undefined> {
  const { types, endings, encodings } = (await import('../data/content-types.json')).default as Table;
  let [stem, ending] = split(path.split('/').at(-1) ?? '');
  const longer = own(endings, ending) ?? own(endings, ending.toLowerCase());
  if (longer !== undefined) [stem, ending] = split(stem + longer);
  if (own(encodings, ending) !== undefined) [, ending] = split(stem);
  return own(types, ending) ?? own(types, ending.toLowerCase());
}
