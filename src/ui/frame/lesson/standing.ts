/** The lesson that stands in the page. */
interface Standing {
  /** Its address. */
  readonly hash: string;
  /** Says there why another one could not be fetched, and offers to try again. */
  readonly say: (text: string, again: () => void) => void;
}

let standing: Standing | null = null;

/** Tells which lesson stands in the page from now on. @returns what ends it */
export function stands(lesson: Standing): () => void {
  standing = lesson;
  return () => {
    if (standing === lesson) standing = null;
  };
}

/** Stays in the lesson that stands there, at its address, and says why. @returns whether there is one */
export function stay(text: string, again: () => void): boolean {
  if (!standing) return false;
  history.replaceState(history.state, '', standing.hash);
  standing.say(text, again);
  return true;
}
