export function comingWith(folder: string, starts: readonly string[], lazily?: boolean): Set<string>;
export function onlyOf(folder: string, start: string): Set<string>;
