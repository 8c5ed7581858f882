import {
  acceptCompletion,
  autocompletion,
  type Completion as Offered,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import { indentWithTab, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import {
  codeFolding,
  foldable,
  foldEffect,
  foldedRanges,
  foldKeymap,
  foldService,
  indentUnit,
  unfoldEffect,
} from '@codemirror/language';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, gutter, GutterMarker, keymap, lineNumbers } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { fieldWords } from '#words/author-fields.ts';
import { authorWords as words } from '#words/author.ts';
import { type Completion, completionsAt, type Option } from '../../../../../lessons/writing/complete.ts';
import { foldBelow, foldedAt, longFields } from '../../../../../lessons/writing/folds.ts';
import { lineBelow } from '../../../../../lessons/writing/line-below.ts';
import type { Names } from '../../../../../lessons/writing/names.ts';
import { typingOver } from '../../../use/policy-editor/typing-over.ts';
import { colours, scannedField } from './colours.ts';
import { type FaultNote, faultNotes, hasFault, nextFault, tellFaults } from './fault-notes.ts';
import { icon } from './icon.ts';
import { theme } from './theme.ts';

export interface LessonEditor {
  /** Sets the text, unless it is the same already. It can be undone. */
  set(text: string): void;
  tell(faults: readonly FaultNote[]): void;
  /** Goes to the next fault. */
  next(): void;
  undo(): void;
  redo(): void;
  destroy(): void;
}

interface Options {
  readonly text: string;
  readonly label: string;
  /** How to leave the text and what its keys are, for people who can't see it. */
  readonly help: string;
  readonly names: () => Names;
  readonly onchange: (text: string) => void;
  /** Hears whether there is something to undo or to redo. */
  readonly onhistory: (canUndo: boolean, canRedo: boolean) => void;
}

function detailOf({ field, level, isUsed }: Option): string {
  if (field !== undefined) return fieldWords[field] ?? '';
  return level ?? (isUsed ? words.usedHere : '');
}

function offered({ from, to }: Completion, option: Option): Offered {
  const { label, insert, kind } = option;
  return {
    label,
    detail: detailOf(option),
    type: kind,
    apply: (view) => {
      // Letters that were typed since belong to the same value.
      const end = Math.max(to, view.state.selection.main.head);
      // The cursor stands within the braces of a call.
      const anchor = from + insert.length - (insert.endsWith('{}') ? 1 : 0);
      view.dispatch({
        changes: { from, to: end, insert },
        selection: { anchor },
        userEvent: 'input.complete',
      });
      if (kind === 'field') startCompletion(view);
    },
  };
}

function completing(names: () => Names): Extension {
  const source = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const found = completionsAt(text, pos, names());
    // Nobody who only begins a line or a value is asked.
    if (!found || (!explicit && found.from === pos && text[pos - 1] !== ' ')) return null;
    if (!explicit && /^\s*$/.test(state.doc.lineAt(pos).text)) return null;
    const { options, all } = found;
    const rest = all > options.length && {
      section: { name: words.offered(options.length, all), rank: 0 },
    };
    return {
      from: found.from,
      options: options.map((option) => ({ ...offered(found, option), ...rest })),
      filter: false,
    };
  };
  return [
    autocompletion({ override: [source], icons: false, activateOnTypingDelay: 80 }),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
  ];
}

/** Enter begins a line as its place needs it. */
function enter(view: EditorView): boolean {
  const { from: start, to } = view.state.selection.main;
  const { from, insert } = lineBelow(view.state.doc.toString(), start);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: 'input',
  });
  return true;
}

const folding = foldService.of((state, from, to) => {
  const scanned = state.field(scannedField);
  if (from < scanned.fieldsAt || to >= scanned.fieldsEnd) return null;
  const line = state.doc.lineAt(from);
  // Texts over several lines and steps aren't worth a fold.
  const isField = /^(?:\w+:|\s*- id:)/.test(line.text);
  return isField ? foldBelow(state.doc.toString(), line.from, scanned.fieldsEnd) : null;
});

const placeholder = codeFolding({
  preparePlaceholder: (state, { from, to }) =>
    words.folded(foldedAt(state.doc.toString(), state.field(scannedField), from, to)),
  placeholderDOM: (_view, onclick, prepared: string) => {
    const button = document.createElement('span');
    button.className = 'cm-folded';
    button.textContent = prepared;
    button.title = words.unfold;
    button.addEventListener('click', onclick);
    return button;
  },
});

class Sign extends GutterMarker {
  constructor(readonly name: 'octagon' | 'open' | 'folded') {
    super();
  }
  override eq({ name }: Sign): boolean {
    return name === this.name;
  }
  override toDOM(): Node {
    return icon(this.name);
  }
}
const sign = { octagon: new Sign('octagon'), open: new Sign('open'), folded: new Sign('folded') };

/** The fold that begins at the end of a line, if that is folded. */
function foldedFrom(
  state: EditorState,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | null {
  let found: { from: number; to: number } | null = null;
  foldedRanges(state).between(from, to, (start, end) => {
    if (start >= from && start <= to) found = { from: start, to: end };
  });
  return found;
}

/** The signs beside the lines: a fault, and what folds. */
const signs = gutter({
  class: 'cm-signs',
  lineMarker: (view, { from, to }) => {
    if (hasFault(view.state, view.state.doc.lineAt(from).from)) return sign.octagon;
    const line = view.state.doc.lineAt(from);
    if (foldedFrom(view.state, line.from, line.to)) return sign.folded;
    return foldable(view.state, line.from, Math.min(to, line.to)) ? sign.open : null;
  },
  lineMarkerChange: ({ docChanged, viewportChanged, transactions }) =>
    docChanged || viewportChanged || transactions.some(({ effects }) => effects.length > 0),
  domEventHandlers: {
    click: (view, { from }) => {
      const line = view.state.doc.lineAt(from);
      const folded = foldedFrom(view.state, line.from, line.to);
      const range = folded ?? foldable(view.state, line.from, line.to);
      if (range) view.dispatch({ effects: folded ? unfoldEffect.of(range) : foldEffect.of(range) });
      return range !== null;
    },
  },
});

/** The lines from which on a lesson begins with its long fields folded. */
const foldsFrom = 60;

function foldLong(view: EditorView): void {
  const { state } = view;
  if (state.doc.lines < foldsFrom) return;
  const { tokens } = state.field(scannedField);
  const effects = tokens.flatMap(({ kind, path, from }) => {
    if (kind !== 'key' || path.length !== 1 || !longFields.includes(String(path[0]))) return [];
    const line = state.doc.lineAt(from);
    const range = foldable(state, line.from, line.to);
    return range ? [foldEffect.of(range)] : [];
  });
  view.dispatch({ effects });
}

/** The smallest change that makes one text of another. */
function change(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let end = 0;
  const most = Math.min(before.length, after.length) - from;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/**
 * The editor for lessons, inside a shadow root: there CodeMirror adds its styles by `adoptedStyleSheets`, which a page
 * without inline styles allows. Tab indents; after Escape it moves on.
 */
export function mountLessonEditor(
  host: HTMLElement,
  { text, label, help, names, onchange, onhistory }: Options,
): LessonEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  // Ids outside of the shadow root can't be named in it.
  const keys = document.createElement('p');
  Object.assign(keys, { id: 'keys', hidden: true, textContent: help });
  root.replaceChildren(keys);
  const view = new EditorView({
    doc: text,
    parent: root,
    root,
    extensions: [
      typingOver,
      minimalSetup,
      signs,
      lineNumbers(),
      colours,
      faultNotes,
      folding,
      placeholder,
      completing(names),
      Prec.high(keymap.of([{ key: 'Enter', run: enter }])),
      indentUnit.of('  '),
      keymap.of([...foldKeymap, indentWithTab]),
      theme,
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-describedby': 'keys',
        tabindex: '0',
        autocapitalize: 'off',
        autocorrect: 'off',
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        onchange(update.state.doc.toString());
        onhistory(undoDepth(update.state) > 0, redoDepth(update.state) > 0);
      }),
    ],
  });
  foldLong(view);
  // Whoever gives the focus to the editor's place means its text.
  host.focus = () => view.focus();
  return {
    set: (next) => {
      const now = view.state.doc.toString();
      if (next === now) return;
      const one = change(now, next);
      view.dispatch({
        changes: one,
        selection: { anchor: one.from + one.insert.length },
        effects: EditorView.scrollIntoView(one.from, { y: 'center' }),
        userEvent: 'input.complete',
      });
    },
    tell: (faults) => view.dispatch({ effects: tellFaults.of(faults) }),
    next: () => {
      if (nextFault(view)) view.focus();
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    destroy: () => view.destroy(),
  };
}
