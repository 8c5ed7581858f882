export const wordsFolder: string;
