/** The texts of a part of a post whose live page can't be fetched. They come with its picture, so they are few. */
export const embedStart = {
  notThere: 'This part could not be loaded. You may be offline.',
  again: 'Try again',
} as const;
