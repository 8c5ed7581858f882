/** The playground's sign behind its hat, in a box of 28. */
export const hexagon =
  'M12.6 1.4a2.8 2.8 0 0 1 2.8 0l8.7 5a2.8 2.8 0 0 1 1.4 2.4v10.4a2.8 2.8 0 0 1-1.4 2.4l-8.7 5a2.8 2.8 0 0 1-2.8 0l-8.7-5a2.8 2.8 0 0 1-1.4-2.4V8.8a2.8 2.8 0 0 1 1.4-2.4z';
