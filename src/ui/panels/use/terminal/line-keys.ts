import type { Line } from './line.svelte.ts';
import type { Terminal } from './terminal.svelte.ts';

interface LineKeys {
  readonly terminal: Terminal;
  readonly line: Line;
  /** Opens the search in what was typed. */
  readonly search: () => void;
  /** Scrolls the output by so many of its heights. */
  readonly scroll: (pages: number) => void;
}

/** Whether the cursor stands on the first (or last) line of the text, where the arrow has nowhere else to go. */
function atEdge({ text, element }: Line, edge: 'first' | 'last'): boolean {
  if (!element || element.selectionStart !== element.selectionEnd) return false;
  const at = element.selectionStart;
  return edge === 'first' ? !text.slice(0, at).includes('\n') : !text.slice(at).includes('\n');
}

/** With Ctrl, as in a shell. @returns whether the key means something here */
function withControl({ terminal, line, search }: LineKeys, event: KeyboardEvent): boolean {
  const hasSelection = line.element?.selectionStart !== line.element?.selectionEnd;
  switch (event.key.toLowerCase()) {
    case 'c':
      if (hasSelection) return false;
      if (terminal.running) terminal.stop();
      else line.abandon();
      return true;
    case 'l':
      terminal.clear();
      return true;
    case 'r':
      search();
      return true;
    case 'u':
      line.put(line.text.slice(line.element?.selectionStart ?? line.text.length), 0);
      return true;
    default:
      return false;
  }
}

function inSuggestions(line: Line, { key, shiftKey }: KeyboardEvent): boolean {
  if (!line.suggestions || line.suggestions.options.length === 0) return false;
  const option = line.suggestions.options[line.at];
  if (key === 'ArrowDown' || (key === 'Tab' && !shiftKey)) line.mark(1);
  else if (key === 'ArrowUp' || key === 'Tab') line.mark(-1);
  else if (key === 'Escape') line.suggestions = null;
  else if (key === 'Enter' && option) line.take(option);
  else return false;
  return true;
}

function answered({ terminal, line }: LineKeys, event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !terminal.question) return false;
  const { text } = line;
  line.text = '';
  terminal.question.answer(text);
  return true;
}

function plain({ terminal, line, scroll }: LineKeys, event: KeyboardEvent): boolean {
  switch (event.key) {
    case 'Enter':
      return !event.shiftKey && line.enterIfWhole();
    case 'Tab':
      if (event.shiftKey || line.leaving || !line.completes || terminal.question) return false;
      void line.suggest(true);
      return true;
    case 'ArrowUp':
      return atEdge(line, 'first') && line.recall(1);
    case 'ArrowDown':
      return atEdge(line, 'last') && line.recall(-1);
    case 'Escape':
      if (line.suggestions) line.suggestions = null;
      else line.leaving = true;
      return true;
    case 'PageUp':
    case 'PageDown':
      scroll(event.key === 'PageUp' ? -1 : 1);
      return true;
    default:
      return false;
  }
}

/**
 * The keys of the line, as a shell has them. Tab stays the page's where there is nothing to complete, and after
 * Esc, so that nobody is kept in the line.
 */
export function lineKeys(keys: LineKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing || event.altKey) return;
    const isMac = event.metaKey;
    if (!['Escape', 'Tab', 'Shift'].includes(event.key)) keys.line.leaving = false;
    const handled = event.ctrlKey
      ? withControl(keys, event)
      : !isMac && (inSuggestions(keys.line, event) || answered(keys, event) || plain(keys, event));
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
