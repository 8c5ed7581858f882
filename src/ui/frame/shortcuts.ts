import type { Playground } from '../../playground/playground.svelte.ts';
import { refocus, standInFor } from '../parts/refocus.ts';
import { redo, undo } from '../view/undo.ts';
import { panelIds, panels } from './panels.ts';
import type { PanelId } from '../view/arrangements.ts';
import type { View } from '../view/view.svelte.ts';

/** Whether keys are typed as text here, or belong to a list that types ahead. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable], .cm-editor, [role="menu"], [role="tree"]') !==
    null
  );
}

/** Whether the focus is in an editor: inside its shadow root, only the path of the event shows that. */
const isEditor = (event: KeyboardEvent): boolean =>
  event.composedPath().some((node) => node instanceof Element && node.matches('[contenteditable="true"]'));

/** Whether the element has an undo of its own, for typing. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable], .cm-editor, [role="menu"]',
  ) !== null;

/** Whether a character is typed as text here, or chooses an option by its name. */
const isText = (target: EventTarget | null): boolean =>
  hasOwnUndo(target) || (target instanceof Element && target.closest('select') !== null);

/** Moves the focus into a panel, or to its tab: the element that had it may be hidden now. */
function focusPanel(id: PanelId): void {
  const { tab, takesFocus } = panels[id];
  requestAnimationFrame(() => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"][aria-selected="true"]')];
    const found = tabs.find(({ textContent }) => textContent.trim() === tab);
    if (takesFocus === undefined) found?.focus();
    else {
      // The panel may still be fetched.
      if (found) standInFor(found);
      refocus(() => document.querySelector<HTMLElement>(takesFocus));
    }
  });
}

const followUp = 1500;

/**
 * Returns the page's key handler. Single keys work only while nothing is typed and, except `?`, no dialog is open; `g`
 * waits a moment for its second key.
 */
export function shortcuts(playground: Playground, view: View): (event: KeyboardEvent) => void {
  let goSince = -Infinity;
  const places = new Map(
    panelIds.map((id) => [
      panels[id].key,
      () => {
        view.show(id);
        focusPanel(id);
      },
    ]),
  );
  const single = new Map<string, () => void>([
    ['?', () => view.showKeys()],
    ['/', () => view.openDialog('palette')],
    ['s', () => view.openDialog('share')],
  ]);

  function withControl(event: KeyboardEvent): (() => void) | undefined {
    const key = event.key.toLowerCase();
    if (key === 'k') return () => view.openDialog('palette');
    if (hasOwnUndo(event.target) || isEditor(event) || view.dialog) return undefined;
    if (key === 'y' || (key === 'z' && event.shiftKey)) return () => void redo(playground, view);
    return key === 'z' ? () => void undo(playground, view) : undefined;
  }

  function plain(event: KeyboardEvent): (() => void) | undefined {
    if (isEditor(event) || !view.singleKeys) return undefined;
    // No name begins with `?`, so it works in dialogs, and in lists that take letters for names.
    if (event.key === '?' && !isText(event.target)) return single.get('?');
    if (view.dialog || isTyping(event.target)) return undefined;
    const going = event.timeStamp - goSince < followUp;
    goSince = event.key === 'g' ? event.timeStamp : -Infinity;
    return going ? places.get(event.key) : single.get(event.key);
  }

  return (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const action = event.ctrlKey || event.metaKey ? withControl(event) : plain(event);
    if (!action) return;
    event.preventDefault();
    action();
  };
}
