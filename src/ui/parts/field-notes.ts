/** What of `FieldNotes` describes the field with that id, for `aria-describedby`; undefined where nothing stands there. */
export const fieldNotes = (id: string, hint?: string, error?: string | null): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
