/** The words around a question that the user answers before the page shows the result. */
export const prediction = {
  yes: 'Yes',
  no: 'No',
  predict: 'Before you look:',
  right: 'Right.',
  held: 'Your guess held:',
  notQuite: 'Not quite.',
} as const;
