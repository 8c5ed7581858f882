import type { CodeFile } from '../../../../exchange/code/built.ts';

/** A stretch of a line that is coloured in one way. */
interface Token {
  readonly text: string;
  readonly kind: 'plain' | 'key' | 'string' | 'tag' | 'comment';
}

type Language = CodeFile['language'];

const words =
  /^(?:import|export|from|const|new|class|extends|constructor|super|this|true|false|type|resource|data|provider|terraform|locals|variable|set|while|do|done|export)$/;

/** The end of a quoted text that begins at `from`; the end of the line if nothing closes it. */
function endOfQuote(line: string, from: number, isYaml: boolean): number {
  const quote = line.charAt(from);
  for (let i = from + 1; i < line.length; i++) {
    if (line[i] === '\\' && !(isYaml && quote === "'")) i++;
    else if (line[i] === quote) return i + 1;
  }
  return line.length;
}

/** The key of a line of YAML or JSON, with what is before it. */
const yamlKey = /^( *(?:- )?)([^\s'"#[{][^:]*|'[^']*'|"[^"]*")(:)(?= |$)/;

/** Adds a token, or lengthens the last one. */
function add(tokens: Token[], text: string, kind: Token['kind']): void {
  const last = tokens.at(-1);
  if (text === '') return;
  if (last?.kind === kind) tokens[tokens.length - 1] = { text: last.text + text, kind };
  else tokens.push({ text, kind });
}

function startsComment(line: string, at: number, language: Language): boolean {
  if (language === 'typescript') return line.startsWith('//', at);
  if (language === 'json') return false;
  return line[at] === '#' && (at === 0 || line[at - 1] === ' ');
}

/** The kind of a word in its language. */
function kindOfWord(word: string, after: string, language: Language): Token['kind'] {
  if (language === 'shell') return word.startsWith('--') ? 'key' : 'plain';
  if (language === 'yaml') return 'plain';
  if (words.test(word)) return 'tag';
  const names = language === 'hcl' ? /^\s*(?:=(?!=)|\{)/ : /^:/;
  return names.test(after) ? 'key' : 'plain';
}

/** The stretches of a line that are coloured at most: each is an element, and a script's line may hold a whole template. */
const most = 500;

/** Divides a line of code into coloured stretches. Together they are the line. */
export function tokensOf(line: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const key = language === 'yaml' ? yamlKey.exec(line) : null;
  if (key) {
    const [whole, before = '', name = '', colon = ''] = key;
    add(tokens, before, 'plain');
    add(tokens, name, 'key');
    add(tokens, colon, 'plain');
    at = whole.length;
  }
  const word = /[\w-]+/y;
  const tag = /![A-Za-z]+/y;
  while (at < line.length) {
    if (tokens.length >= most) {
      tokens.push({ text: line.slice(at), kind: 'plain' });
      break;
    }
    const sign = line.charAt(at);
    if (startsComment(line, at, language)) {
      add(tokens, line.slice(at), 'comment');
      break;
    }
    if (`"'\``.includes(sign)) {
      const end = endOfQuote(line, at, language === 'yaml');
      const isKey = language === 'json' && line.charAt(end) === ':';
      add(tokens, line.slice(at, end), isKey ? 'key' : 'string');
      at = end;
      continue;
    }
    tag.lastIndex = word.lastIndex = at;
    const short = language === 'yaml' ? tag.exec(line)?.[0] : undefined;
    if (short !== undefined) {
      add(tokens, short, 'tag');
      at += short.length;
      continue;
    }
    const found = word.exec(line)?.[0];
    if (found === undefined) {
      add(tokens, sign, 'plain');
      at++;
      continue;
    }
    add(tokens, found, kindOfWord(found, line.slice(at + found.length, at + found.length + 20), language));
    at += found.length;
  }
  return tokens;
}
