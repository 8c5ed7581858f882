/**
 * An element of an XML document. Names are without their name spaces, and come from outside: attributes are looked up
 * in a map. `text` is its own text, blanks and all.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly fullName: string;
  readonly children: OpenElement[];
  text: string;
}

/** Providers and AWS don't write deeper documents. */
const maxDepth = 32;

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replaces XML's own entities and characters written as numbers. Null if the text has any other entity. */
function unescaped(text: string): string | null {
  let isKnown = true;
  const read = text.replace(
    /&(?:#(x[\da-f]{1,6}|\d{1,7})|(\w{1,8}))?;?/gi,
    (whole, code?: string, name?: string) => {
      const number = code === undefined ? NaN : Number(/^x/i.test(code) ? `0${code}` : code);
      const found = name === undefined ? undefined : entities.get(name);
      if (whole.endsWith(';') && found !== undefined) return found;
      if (whole.endsWith(';') && number > 0 && number <= 0x10ffff) return String.fromCodePoint(number);
      isKnown = false;
      return '';
    },
  );
  return isKnown ? read : null;
}

const withoutNameSpace = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The attributes of a tag; null if one is there twice or can't be read. */
function attributesIn(tag: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>();
  const names = new Set<string>();
  for (const [, name = '', double, single = ''] of tag.matchAll(
    /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const value = unescaped(double ?? single);
    if (value === null || names.has(name)) return null;
    names.add(name);
    if (!name.startsWith('xmlns')) attributes.set(withoutNameSpace(name), value);
  }
  return attributes;
}

const token =
  /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;

/** Begins an element within the innermost open one. @returns whether its attributes can be read and it isn't too deep */
function begin(open: OpenElement[], fullName: string, tag: string, isEmpty: boolean): boolean {
  const attributes = attributesIn(tag);
  if (!attributes) return false;
  const element = { name: withoutNameSpace(fullName), fullName, attributes, children: [], text: '' };
  open.at(-1)?.children.push(element);
  if (!isEmpty) open.push(element);
  return open.length <= maxDepth + 1;
}

/** Takes in one token. `open`: the open elements, the document itself first. @returns whether it is well formed */
function take(
  [, cdata, closing, fullName, tag = '', empty, plain]: RegExpExecArray,
  open: OpenElement[],
): boolean {
  const top = open.at(-1);
  if (!top) return false;
  if (fullName !== undefined)
    return closing
      ? open.length > 1 && open.pop()?.fullName === fullName
      : begin(open, fullName, tag, Boolean(empty));
  const read = plain === undefined ? (cdata ?? '') : unescaped(plain.replace(/\r\n?/g, '\n'));
  if (read === null) return false;
  top.text += read;
  return true;
}

/**
 * The root element of an XML document; null if it isn't well formed, is nested more than 32 levels deep, or
 * has a document type, which can define entities. Never throws, and reads the text once.
 */
export function readXml(text: string): XmlElement | null {
  const document: OpenElement = { name: '', fullName: '', attributes: new Map(), children: [], text: '' };
  const open = [document];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match || !take(match, open)) return null;
  }
  const [root] = document.children;
  const isWhole = open.length === 1 && document.children.length === 1 && document.text.trim() === '';
  return isWhole && root ? root : null;
}

/** The elements of that name within another; empty if there is no element to look in. */
export const elementsOf = (from: XmlElement | undefined, wanted: string): readonly XmlElement[] =>
  from?.children.filter(({ name }) => name === wanted) ?? [];

/** The first element down a path of names, or undefined. */
export function elementAt(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => elementsOf(element, name)[0], from);
}
