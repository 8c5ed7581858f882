import { type EditorState, type Extension, type Range, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { scanLesson, type ScannedLesson, type Token } from '../../../../../lessons/writing/scan-lesson.ts';

/** The names and values of the present text. */
export const scannedField = StateField.define<ScannedLesson>({
  create: (state) => scanLesson(state.doc.toString()),
  update: (scanned, { docChanged, state }) => (docChanged ? scanLesson(state.doc.toString()) : scanned),
});

const mark = (name: string): Decoration => Decoration.mark({ class: `cm-${name}` });
const marks = {
  key: mark('key'),
  quoted: mark('quoted'),
  comment: mark('note'),
  fence: mark('fence'),
  strong: mark('strong'),
  code: mark('code'),
};

/** The deepest indent for which wrapped lines have a place of their own. */
const deepestIndent = 24;
/** The class of lines whose wrapped parts stand below their own first letter. */
const lines = Array.from({ length: deepestIndent + 1 }, (_none, indent) =>
  Decoration.line({ class: `cm-in-${String(indent)}` }),
);
export const indents: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  lines.map((_line, indent) => [
    `.cm-in-${String(indent)}`,
    {
      textIndent: `calc(-1ch * ${String(indent + 2)})`,
      paddingLeft: `calc(1ch * ${String(indent + 2)} + 10px)`,
    },
  ]),
);

function ofToken({ kind, quote, from, to }: Token): Range<Decoration> | null {
  if (kind === 'key') return marks.key.range(from, to);
  return quote === "'" || quote === '"' ? marks.quoted.range(from, to) : null;
}

/** The parts of Markdown that a lesson uses most. */
const markdown = /\*\*[^*\n]+\*\*|`[^`\n]+`|^#{1,6} .*|\*[^*\s][^*\n]*\*/g;

function inProse(state: EditorState, from: number, to: number): Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  for (const match of state.sliceDoc(from, to).matchAll(markdown)) {
    const at = from + match.index;
    found.push((match[0].startsWith('`') ? marks.code : marks.strong).range(at, at + match[0].length));
  }
  return found;
}

function colouring({ state, visibleRanges }: EditorView): DecorationSet {
  const scanned = state.field(scannedField);
  const all: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (const token of scanned.tokens) {
      if (token.to < from || token.from > to) continue;
      const range = ofToken(token);
      if (range) all.push(range);
    }
    for (const one of scanned.comments)
      if (one.to >= from && one.from <= to && one.to > one.from)
        all.push(marks.comment.range(one.from, one.to));
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      const indent = Math.min(deepestIndent, line.text.length - line.text.trimStart().length);
      all.push((lines[indent] ?? lines[0]!).range(line.from));
      if (line.text === '---' && line.from <= scanned.proseAt)
        all.push(marks.fence.range(line.from, line.to));
      else if (line.from >= scanned.proseAt) all.push(...inProse(state, line.from, line.to));
      at = line.to + 1;
    }
  }
  return Decoration.set(all, true);
}

/** Colours names, texts in quotes, comments and Markdown, as far as they are in sight. */
export const colours: Extension = [
  scannedField,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = colouring(view);
      }
      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = colouring(view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];
