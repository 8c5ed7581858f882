import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Deeper documents come from no provider's hand. */
const maximumDepth = 32;

/**
 * An element of an XML document, without name spaces. Its names come from outside: they are looked up in maps.
 * `text` is its own text, trimmed.
 */
export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
  readonly text: string;
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities that XML has by itself; no others are known, so nothing expands. */
const plain = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_all, name: string) => named.get(name) ?? '');

const attributePrefix = '@';
const textName = '#text';

const parser = new XMLParser({
  attributeNamePrefix: attributePrefix,
  textNodeName: textName,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  maxNestedTags: maximumDepth,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: false,
  removeNSPrefix: true,
});

/** How deeply elements are nested, counted before anything recursive reads them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  // The next `>` is looked for once, not again for each `<` before it: unclosed text must not cost its square.
  let close = -1;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1];
    if (next === '!' || next === '?') continue;
    if (close < at) close = text.indexOf('>', at);
    if (close < 0) break;
    if (next === '/') depth--;
    else if (text[close - 1] !== '/') deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

function elementOf(value: unknown): XmlElement {
  const attributes = new Map<string, string>();
  const children = new Map<string, XmlElement[]>();
  let text = typeof value === 'string' ? value : '';
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  for (const [name, member] of members as [string, unknown][]) {
    const isText = typeof member === 'string' || Array.isArray(member);
    if (name === textName && isText) text = String(member);
    else if (name.startsWith(attributePrefix))
      attributes.set(name.slice(attributePrefix.length), plain(String(member)));
    else if (Array.isArray(member)) children.set(name, member.map(elementOf));
  }
  return { attributes, children, text: plain(text.trim()) };
}

/**
 * The root of an XML document, as the only child of what is given; null where the text isn't well formed, brings
 * a document type (and with it entities of its own), or is nested more than 32 levels deep. Never throws.
 */
export function readXml(text: string): XmlElement | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text) || depthOf(text) > maximumDepth) return null;
  try {
    return XMLValidator.validate(text) === true ? elementOf(parser.parse(text)) : null;
  } catch {
    return null;
  }
}

/** The first element down a path of names, or undefined. */
export function elementAt(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => element?.children.get(name)?.[0], from);
}
