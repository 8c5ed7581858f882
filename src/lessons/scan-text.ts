/**
 * How large a part of a file from a stranger may be. The libraries that read Markdown and YAML take the square of some
 * of these numbers, and recurse as deep as a text is nested, so all are counted before a library sees the text.
 */
export interface TextBounds {
  /** Characters of a lesson's file, of a workshop's, of a result, of a class's results and of a progress file. */
  readonly lesson: number;
  readonly workshop: number;
  readonly result: number;
  readonly class: number;
  readonly progress: number;
  /** The lines of a file's fields, and the signs that separate keys, entries and quotes in them. */
  readonly pieces: number;
  /** Characters, lines and signs (of emphasis, links, code …) of the text below the fields. */
  readonly characters: number;
  readonly lines: number;
  readonly signs: number;
  /** The sum over all paragraphs of their signs times their characters: each sign may lead through its paragraph. */
  readonly work: number;
}

/** The bounds in a worker, which can be ended when it takes too long. */
export const wholeBounds: TextBounds = {
  lesson: 160_000,
  workshop: 400_000,
  // Forty long attempts, and thirty lessons, need far fewer.
  result: 4_000_000,
  // Four hundred results of the largest of the page's workshops need less.
  class: 16_000_000,
  progress: 1_000_000,
  pieces: 50_000,
  characters: 40_000,
  lines: 2000,
  signs: 6000,
  work: 8_000_000,
};

/** The bounds where no worker can start: the page, or whatever else reads the text, has to wait for it. */
export const tenthBounds: TextBounds = {
  lesson: wholeBounds.lesson / 10,
  workshop: wholeBounds.workshop / 10,
  result: wholeBounds.result / 10,
  class: wholeBounds.class / 10,
  progress: wholeBounds.progress / 10,
  pieces: wholeBounds.pieces / 10,
  characters: wholeBounds.characters / 10,
  lines: wholeBounds.lines / 10,
  signs: wholeBounds.signs / 10,
  work: wholeBounds.work / 10,
};

/** The levels of quotes and lists in a text, and of what stands in them. */
export const deepestProse = 6;
/** A level of a list takes two columns at least: no text needs more before a quote or a list begins. */
const widestIndent = 4 * deepestProse;

/** A bound that a text exceeds. `offset` counts characters from the text's beginning. */
export interface ScanFault {
  readonly kind: 'tooBig' | 'tooDeep' | 'tooMany';
  readonly detail: string;
  readonly offset: number;
}

interface ProseScan {
  readonly fault: ScanFault | null;
  /** The work of the whole text, up to a fault. */
  readonly work: number;
  /** The beginning of the paragraph that makes most work: if the library fails all the same, it is there. */
  readonly heaviest: number;
}

const signs: ReadonlySet<string> = new Set('*_[]()<>`\\!&|~');
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';
const endsMarker = (char: string | undefined): boolean =>
  char === undefined || char === '\n' || isBlank(char);

/** Returns the place behind the mark of a quote or a list's entry that stands at `at`, or `at` if there is none. */
function behindMark(text: string, at: number): number {
  const char = text[at];
  if (char === '>') return at + 1;
  if (char === '-' || char === '*' || char === '+') return endsMarker(text[at + 1]) ? at + 1 : at;
  let end = at;
  while (end - at < 9 && isDigit(text[end])) end++;
  const isNumber = end > at && (text[end] === '.' || text[end] === ')') && endsMarker(text[end + 1]);
  return isNumber ? end + 1 : at;
}

/** Whether the quotes and lists that begin in the line at `from` are nested too deep. */
function isTooDeep(text: string, from: number): boolean {
  let [at, marks, indent] = [from, 0, 0];
  for (;;) {
    const before = at;
    while (isBlank(text[at])) at++;
    const behind = behindMark(text, at);
    if (behind === at) return false;
    indent += at - before;
    if (++marks > deepestProse || indent > widestIndent) return true;
    at = behind;
  }
}

/** Counts what a Markdown text holds, in one pass, and says which bound it exceeds, and where. */
export function scanProse(text: string, bounds: TextBounds): ProseScan {
  const tooBig = text.length > bounds.characters;
  let [lines, all, work] = [0, 0, 0];
  let [heaviest, heaviestWork] = [0, 0];
  // The present paragraph.
  let [began, inParagraph] = [0, 0];
  const failed = (kind: ScanFault['kind'], detail: string, offset: number): ProseScan => ({
    fault: { kind, detail, offset },
    work,
    heaviest,
  });
  if (tooBig) return failed('tooBig', `${String(bounds.characters)} characters of text`, bounds.characters);
  const endParagraph = (end: number): void => {
    const own = inParagraph * (end - began);
    work += own;
    if (own > heaviestWork) [heaviest, heaviestWork] = [began, own];
    inParagraph = 0;
  };
  for (let from = 0; from < text.length;) {
    if (++lines > bounds.lines) return failed('tooMany', `${String(bounds.lines)} lines of text`, from);
    if (isTooDeep(text, from)) return failed('tooDeep', String(deepestProse), from);
    let isEmpty = true;
    let at = from;
    for (; at < text.length && text[at] !== '\n'; at++) {
      const char = text.charAt(at);
      if (!isBlank(char)) isEmpty = false;
      if (signs.has(char)) {
        inParagraph++;
        if (++all > bounds.signs) return failed('tooMany', `${String(bounds.signs)} signs of Markdown`, at);
      }
    }
    if (isEmpty) {
      endParagraph(from);
      began = at + 1;
    }
    if (work + inParagraph * (at + 1 - began) > bounds.work)
      return failed(
        'tooMany',
        'the emphasis, links and code that the page reads in paragraphs of this length',
        began,
      );
    from = at + 1;
  }
  endParagraph(text.length);
  return { fault: null, work, heaviest };
}

const pieces: ReadonlySet<string> = new Set('[]{},:?#&*!|>%@"\'`-\n');
const opens: ReadonlySet<string> = new Set('[{');
const closes: ReadonlySet<string> = new Set(']}');

interface FieldsScan {
  readonly fault: ScanFault | null;
  /** The beginning of the line on which the fields are nested deepest. */
  readonly deepestAt: number;
}

/** Returns how many lists and names begin at `at`, where a line's text begins: `- - - x` lies three deep. */
function begunAt(text: string, at: number): number {
  let begun = 0;
  while ('-?:'.includes(text[at] ?? ' ') && endsMarker(text[at + 1])) {
    at++;
    while (isBlank(text[at])) at++;
    begun++;
  }
  return begun;
}

/** Counts the pieces from `at` to the line's end, and the brackets that are open at most, and at its end. */
function countLine(text: string, at: number, brackets: number) {
  let [count, most] = [0, brackets];
  for (; at < text.length && text[at] !== '\n'; at++) {
    const char = text.charAt(at);
    if (pieces.has(char)) count++;
    if (opens.has(char)) most = Math.max(most, ++brackets);
    else if (closes.has(char)) brackets = Math.max(0, brackets - 1);
  }
  return { end: at, pieces: count, most, brackets };
}

/**
 * Counts what a file's fields hold, in one pass, whether or not they are YAML, and says which bound they exceed, and
 * where. It knows nothing of quotes and blocks of text, so it counts rather too much than too little.
 */
export function scanFields(text: string, bounds: TextBounds, depth: number): FieldsScan {
  let [count, brackets, deepest, deepestAt] = [0, 0, 0, 0];
  // The indents of the open levels above the present line.
  const indents: number[] = [];
  const failed = (kind: ScanFault['kind'], detail: string, offset: number): FieldsScan => ({
    fault: { kind, detail, offset },
    deepestAt: offset,
  });
  for (let from = 0; from < text.length;) {
    let at = from;
    while (isBlank(text[at])) at++;
    const indent = at - from;
    if (text[at] !== '\n' && text[at] !== '#') {
      while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
      indents.push(indent);
    }
    const begun = begunAt(text, at);
    const line = countLine(text, at, brackets);
    const { most } = line;
    [at, brackets] = [line.end, line.brackets];
    count += line.pieces;
    if (++count > bounds.pieces)
      return failed('tooMany', `${String(bounds.pieces)} lines, keys, entries and signs`, from);
    if (most > depth || begun > depth || indents.length > 2 * depth)
      return failed('tooDeep', String(depth), from);
    if (most + begun + indents.length > deepest) [deepest, deepestAt] = [most + begun + indents.length, from];
    from = at + 1;
  }
  return { fault: null, deepestAt };
}

/** Returns a file's content without what editors add to it: a mark at its beginning, and Windows' ends of lines. */
export const plainLines = (source: string): string => source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
