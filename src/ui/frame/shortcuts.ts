import type { Playground } from '../../playground/playground.svelte.ts';
import { redo, undo } from '../view/undo.ts';
import { panelIds, panels } from './panels.ts';
import type { PanelId } from '../view/arrangements.ts';
import type { View } from '../view/view.svelte.ts';

/** Whether keys typed there are text, or belong to a list that types ahead. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, [contenteditable], .cm-editor, [role="menu"], [role="tree"]') !==
    null
  );
}

/** Focus inside an editor's shadow root shows as its host; the host says so with this attribute. */
const isEditor = (event: KeyboardEvent): boolean =>
  event.composedPath().some((node) => node instanceof Element && node.matches('[contenteditable="true"]'));

/** Whether undo there takes back what was typed. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable], .cm-editor, [role="menu"]',
  ) !== null;

/** Whether a character typed there is text, or chooses what it is the name of. */
const isText = (target: EventTarget | null): boolean =>
  hasOwnUndo(target) || (target instanceof Element && target.closest('select') !== null);

/** The tab of a panel that was brought into sight: what had the focus may be hidden now. */
function focusTab(id: PanelId): void {
  requestAnimationFrame(() => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"][aria-selected="true"]')];
    tabs.find(({ textContent }) => textContent.trim() === panels[id].tab)?.focus();
  });
}

const followUp = 1500;

/**
 * The page's keys. Single keys work only where nothing is being typed and, but for `?`, no dialog is open; `g` waits a
 * moment for its second key.
 */
export function shortcuts(playground: Playground, view: View): (event: KeyboardEvent) => void {
  let goSince = -Infinity;
  const places = new Map(
    panelIds.map((id) => [
      panels[id].key,
      () => {
        view.show(id);
        focusTab(id);
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
    // No name begins with it: it helps in dialogs and lists, too, that take letters for names.
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
