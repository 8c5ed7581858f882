/** An element of an XML document: its name without the name space, and what is in it. */
export interface XmlNode {
  readonly name: string;
  readonly children: readonly XmlNode[];
  /** Its own text, blanks and all. */
  readonly text: string;
}

interface Open extends XmlNode {
  readonly full: string;
  readonly children: Open[];
  text: string;
}

/** Deeper documents are none of AWS's. */
const maxDepth = 64;

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The entities that XML has by itself and characters by their numbers; a text with any other is none: null. */
function unescaped(text: string): string | null {
  let isKnown = true;
  const read = text.replace(
    /&(?:#(x[\da-f]{1,6}|\d{1,7})|(\w{1,8}));?/gi,
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

const token =
  /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;

/**
 * The root element of an XML document; null where it isn't well formed, is nested too deeply, or brings a document
 * type, and with it entities of its own. Never throws, and reads the text once.
 */
export function readXml(text: string): XmlNode | null {
  const document: Open = { name: '', full: '', children: [], text: '' };
  const open = [document];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    const top = open.at(-1);
    if (!match || !top) return null;
    const [, cdata, closing, full, , empty, plain] = match;
    if (cdata !== undefined) top.text += cdata;
    else if (plain !== undefined) {
      const read = unescaped(plain.replace(/\r\n?/g, '\n'));
      if (read === null) return null;
      top.text += read;
    } else if (full !== undefined && closing) {
      if (open.length === 1 || open.pop()?.full !== full) return null;
    } else if (full !== undefined) {
      const node: Open = { name: full.slice(full.indexOf(':') + 1), full, children: [], text: '' };
      top.children.push(node);
      if (!empty) open.push(node);
      if (open.length > maxDepth) return null;
    }
  }
  const [root] = document.children;
  const isWhole = open.length === 1 && document.children.length === 1 && document.text.trim() === '';
  return isWhole && root ? root : null;
}
