import { type EditorState, StateEffect, StateField, type Range, type Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view';
import { authorWords as words } from '#words/author.ts';
import type { Fix } from '../../../../../lessons/writing/faults.ts';
import { icon } from './icon.ts';

/** A fault as the editor shows it. */
export interface FaultNote {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** The fault, and what to do about it. */
  readonly says: string;
  readonly fix: { readonly label: string; readonly change: Fix } | null;
}

export const tellFaults = StateEffect.define<readonly FaultNote[]>();

interface Shown {
  readonly notes: readonly FaultNote[];
  readonly decorations: DecorationSet;
}

function mend(view: EditorView, { from, to, insert }: Fix): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
  view.focus();
}

/** One note under its line, with its fix. */
class NoteWidget extends WidgetType {
  constructor(
    readonly note: FaultNote,
    /** Faults on the same line that follow this one. */
    readonly more: string,
  ) {
    super();
  }

  override eq({ note, more }: NoteWidget): boolean {
    const fix = JSON.stringify(note.fix);
    return note.says === this.note.says && more === this.more && fix === JSON.stringify(this.note.fix);
  }

  override toDOM(view: EditorView): HTMLElement {
    const place = document.createElement('div');
    place.className = 'cm-fault-place';
    place.contentEditable = 'false';
    const root = document.createElement('div');
    root.className = 'cm-fault-note';
    place.append(root);
    const says = document.createElement('p');
    says.textContent = this.more === '' ? this.note.says : `${this.note.says} ${this.more}`;
    root.append(icon('octagon'), says);
    const { fix } = this.note;
    if (fix) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = fix.label;
      // The focus stays in the text.
      button.addEventListener('mousedown', (event) => event.preventDefault());
      button.addEventListener('click', () => mendNote(view, this.note.says));
      root.append(button);
    }
    return place;
  }

  override get estimatedHeight(): number {
    return 52;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const wave = Decoration.mark({ class: 'cm-fault' });
const line = Decoration.line({ class: 'cm-fault-line' });

function shownOf(state: EditorState, notes: readonly FaultNote[]): Shown {
  const end = state.doc.length;
  const byLine = new Map<number, FaultNote[]>();
  const ranges: Range<Decoration>[] = [];
  for (const note of notes) {
    const from = Math.min(note.from, end);
    const to = Math.min(note.to, end);
    const at = state.doc.lineAt(from);
    byLine.set(at.number, [...(byLine.get(at.number) ?? []), note]);
    if (to > from) ranges.push(wave.range(from, to));
  }
  for (const [number, [first, ...rest]] of byLine) {
    const at = state.doc.line(number);
    ranges.push(line.range(at.from));
    if (!first) continue;
    const widget = new NoteWidget(first, rest.length > 0 ? words.moreFaults(rest.length) : '');
    ranges.push(Decoration.widget({ widget, block: true, side: 1 }).range(at.to));
  }
  return { notes, decorations: Decoration.set(ranges, true) };
}

/** The faults of the text. They move with it until they are told anew. */
const field = StateField.define<Shown>({
  create: () => ({ notes: [], decorations: Decoration.none }),
  update: (shown, { effects, state, docChanged, changes }) => {
    const told = effects.find((effect) => effect.is(tellFaults));
    if (told) return shownOf(state, told.value);
    if (!docChanged) return shown;
    const notes = shown.notes.map((note): FaultNote => {
      const { fix } = note;
      // A fix counts as long as nobody has changed what it changes.
      const stays = fix && !changes.touchesRange(fix.change.from, fix.change.to);
      const moved = stays && { from: changes.mapPos(fix.change.from), to: changes.mapPos(fix.change.to) };
      return {
        ...note,
        from: changes.mapPos(note.from),
        to: changes.mapPos(note.to),
        fix: stays && moved ? { ...fix, change: { ...fix.change, ...moved } } : null,
      };
    });
    return { notes, decorations: shown.decorations.map(changes) };
  },
  provide: (own) => EditorView.decorations.from(own, ({ decorations }) => decorations),
});

const notesIn = (state: EditorState): readonly FaultNote[] => state.field(field, false)?.notes ?? [];

/** Whether a line has a fault, for the sign beside it. */
export const hasFault = (state: EditorState, from: number): boolean => {
  const { to } = state.doc.lineAt(from);
  return notesIn(state).some((note) => note.from >= from && note.from <= to);
};

function mendNote(view: EditorView, says: string): void {
  const { fix } = notesIn(view.state).find((note) => note.says === says) ?? {};
  if (fix) mend(view, fix.change);
}

/** Goes to the next fault behind the cursor, or to the first. */
export function nextFault(view: EditorView): boolean {
  const notes = notesIn(view.state);
  const { head } = view.state.selection.main;
  const next = notes.find(({ from }) => from > head) ?? notes[0];
  if (!next) return false;
  view.dispatch({
    selection: { anchor: next.from },
    effects: EditorView.scrollIntoView(next.from, { y: 'center' }),
  });
  return true;
}

/** Mends the fault at the cursor's line, or else the first that can be mended. */
function mendHere(view: EditorView): boolean {
  const notes = notesIn(view.state).filter(({ fix }) => fix !== null);
  const here = view.state.doc.lineAt(view.state.selection.main.head);
  const { fix } = notes.find(({ from }) => from >= here.from && from <= here.to) ?? notes[0] ?? {};
  if (!fix) return false;
  mend(view, fix.change);
  return true;
}

/** Shows faults in the text: a wave, a sign beside the line, and a note under it. */
export const faultNotes: Extension = [
  field,
  keymap.of([
    { key: 'F8', run: nextFault },
    { key: 'Mod-.', run: mendHere },
  ]),
];
