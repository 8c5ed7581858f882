/** The version in package.json, put in by the build. */
declare const __VERSION__: string;

/**
 * The index of the lessons, in the order in which they are taught. `scripts/vite-lessons.ts` makes it from
 * the lessons' files.
 */
declare module 'virtual:lessons' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- A file that declares modules imports nothing.
  export const lessons: readonly import('./lessons/lesson.ts').CatalogueEntry[];
}

/** The parts of the page's lessons, by their ids, that only those who teach ask for. */
declare module 'virtual:taught' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- A file that declares modules imports nothing.
  export const taught: Readonly<Record<string, import('./lessons/lesson.ts').TaughtParts | undefined>>;
}

/** The workshops that come with the page. `scripts/vite-lessons.ts` makes them from their files. */
declare module 'virtual:workshops' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- A file that declares modules imports nothing.
  export const workshops: readonly import('./lessons/workshop/workshop.ts').Workshop[];
}
