/** The words around a question that is answered before the page shows what happens. */
export const prediction = {
  yes: 'Yes',
  no: 'No',
  predict: 'Before you look:',
  right: 'Right.',
  notQuite: 'Not quite.',
} as const;
