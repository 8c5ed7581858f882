import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { json } from '@codemirror/lang-json';
import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { minimalSetup } from 'codemirror';
import type { Finding } from './findings.ts';

export interface CodeEditor {
  /** Sets the text, unless it is the same already. */
  set(text: string): void;
  focus(): void;
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

/**
 * Lets the editor itself replace a selection when somebody types: Chromium would keep the old look in a style
 * attribute, which the page's Content-Security-Policy refuses with an error.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data, isComposing } = event;
    if (inputType !== 'insertText' || data === null || isComposing || view.state.selection.main.empty)
      return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
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
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': options.label }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onchange(update.state.doc.toString());
      }),
    ],
  });
  return {
    set: (text) => {
      const now = view.state.doc.toString();
      if (text !== now) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
