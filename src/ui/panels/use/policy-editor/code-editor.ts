import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { json } from '@codemirror/lang-json';
import { type Diagnostic, linter } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { minimalSetup } from 'codemirror';
import type { Finding } from './findings.ts';
import { typingOver } from './typing-over.ts';

/** Why AWS has refused a text; `line` counts from 1, and is null if no line has the fault. */
export interface Refusal {
  readonly line: number | null;
  readonly says: string;
}

export interface CodeEditor {
  /** Sets the text, unless it is the same already. */
  set(text: string): void;
  /** Marks the text as refused, with the line and the reason, until the next call; null unmarks it. */
  refuse(refusal: Refusal | null): void;
  destroy(): void;
}

interface Options {
  readonly text: string;
  readonly label: string;
  readonly onchange: (text: string) => void;
  /** Finds the faults and doubtful parts of a text, with their places. */
  readonly check: (text: string) => Promise<readonly Finding[]>;
}

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', maxHeight: '22rem', minHeight: '12rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '10px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: 'none' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft) !important',
  },
  // The default is a picture in a data: address, which the page's Content-Security-Policy blocks.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--deny)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warn)' },
  '.cm-refused': { backgroundColor: 'var(--deny-soft)', boxShadow: 'inset 3px 0 var(--deny)' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--deny)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--allow)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--accent)' },
  { tag: tags.punctuation, color: 'var(--ink-2)' },
]);

const refusing = StateEffect.define<Refusal | null>();

/** The line that was refused. It stays marked until the text is changed. */
const refusedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marked, { effects, state, docChanged }) => {
    const told = effects.find((effect) => effect.is(refusing));
    if (!told) return docChanged ? Decoration.none : marked;
    const line = told.value?.line ?? null;
    if (line === null || line > state.doc.lines) return Decoration.none;
    return Decoration.set([Decoration.line({ class: 'cm-refused' }).range(state.doc.line(line).from)]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Underlines findings at their places; for one at the text's end, the last character. */
function diagnostics(text: string, found: readonly Finding[]): Diagnostic[] {
  const inside = (place: number): number => Math.max(0, Math.min(place, text.length));
  return found.map(({ from, to, sentence, severity }) => ({
    from: inside(Math.min(from, text.length - 1)),
    to: inside(to),
    severity,
    message: sentence,
  }));
}

/**
 * CodeMirror inside a shadow root: there it adds its styles by `adoptedStyleSheets`, which a page without inline
 * styles allows. Tab moves on, as everywhere on the page.
 */
export function mountCodeEditor(host: HTMLElement, options: Options): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  // Ids outside of the shadow root can't be named in it.
  const reason = document.createElement('p');
  Object.assign(reason, { id: 'reason', hidden: true });
  root.replaceChildren(reason);
  const view = new EditorView({
    doc: options.text,
    parent: root,
    root,
    extensions: [
      typingOver,
      minimalSetup,
      lineNumbers(),
      json(),
      syntaxHighlighting(colours),
      linter(async (shown) => {
        const text = shown.state.doc.toString();
        return diagnostics(text, await options.check(text));
      }),
      theme,
      refusedLine,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of((): Record<string, string> => {
        const refused = {
          'aria-invalid': 'true',
          'aria-describedby': 'reason',
          'aria-errormessage': 'reason',
        };
        return { 'aria-label': options.label, ...(reason.textContent !== '' && refused) };
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onchange(update.state.doc.toString());
      }),
    ],
  });
  // Whoever gives the focus to the editor's place means its text.
  host.focus = () => view.focus();
  return {
    set: (text) => {
      const now = view.state.doc.toString();
      if (text !== now) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    },
    refuse: (refusal) => {
      reason.textContent = refusal?.says ?? '';
      view.dispatch({
        effects: [
          refusing.of(refusal),
          ...(refusal?.line != null && refusal.line <= view.state.doc.lines
            ? [EditorView.scrollIntoView(view.state.doc.line(refusal.line).from)]
            : []),
        ],
      });
    },
    destroy: () => view.destroy(),
  };
}
