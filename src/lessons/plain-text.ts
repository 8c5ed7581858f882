/** Returns a file's content without what editors add to it: a mark at its beginning, and Windows' ends of lines. */
export const plainText = (source: string): string => source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
