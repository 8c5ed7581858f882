import { withHiddenShown } from '../words/hidden-letters.ts';

/** Whether a lesson may hold this link. */
export function isOutsideLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Signs that look like those of an address. Browsers read some of them so, too. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[\u3002\uff61\u2024\u30fb\uff65]/gu, '.'],
  [/[\u2044\u2215\u29f8]/gu, '/'],
  [/[\u2236\u02d0\ua789]/gu, ':'],
];

/** Endings of file names that are no domains. */
const files: ReadonlySet<string> = new Set(
  'conf css csv env gif htm html ini jpeg jpg js json log pdf pem png svg tf toml ts txt xml yaml yml'.split(
    ' ',
  ),
);

const scheme = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:https?|ftp|mailto|wss?):)/i;
const between = /[\s<>()[\]{}"'`“”‘’«»,;|]+/u;
/** Signs that end a sentence or surround a word. */
const around = '.:!?*_~-';

/** Returns a word without such signs around it, in one pass. */
function bare(word: string): string {
  let [from, to] = [0, word.length];
  while (from < to && around.includes(word.charAt(from))) from++;
  while (to > from && around.includes(word.charAt(to - 1))) to--;
  return word.slice(from, to);
}

/** Whether a word begins with the name of a host: labels between dots, of which the last is no number. */
function namesHost(word: string): boolean {
  const [host = '', ...rest] = word.replace(/^[^/?#@]*@/, '').split(/(?=[/?#])/);
  const labels = host.replace(/:\d+$/, '').split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => /^[\p{L}\p{M}\p{N}_-]+$/u.test(label))) return false;
  if (labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label))) return true;
  if (rest.length === 0 && labels[0] !== 'www' && files.has(last.toLowerCase())) return false;
  return /^(?:[\p{L}\p{M}]{2,}|xn--[a-z0-9-]+)$/iu.test(last);
}

/** Whether a word that looks like an address is that of the link, or at least names its host and nothing more. */
function isOf(word: string, url: URL): boolean {
  const hasScheme = scheme.test(word);
  const text = hasScheme ? word : `${url.protocol}//${word}`;
  if (!URL.canParse(text)) return false;
  const said = new URL(text);
  if (said.href === url.href) return true;
  const isBare = said.pathname === '/' && said.search === '' && said.hash === '' && said.username === '';
  return !hasScheme && isBare && said.host === url.host;
}

/**
 * Whether the text of a link looks like another address than the one that it leads to, or holds letters that turn it
 * or can't be seen, so that it may.
 */
export function saysOtherAddress(text: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  if (withHiddenShown(text) !== text) return true;
  const plain = lookalikes.reduce((so, [all, sign]) => so.replace(all, sign), text.normalize('NFKC'));
  const words = plain.split(between).map(bare);
  const target = new URL(url);
  return words.some((word) => (scheme.test(word) || namesHost(word)) && !isOf(word, target));
}
