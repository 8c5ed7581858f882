/** Returns the ids of a field's notes, for its `aria-describedby`; undefined if it has none. */
export const fieldNotes = (id: string, hint?: string, error?: string | null): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
