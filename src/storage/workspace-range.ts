/** Every key that begins with a workspace: an array sorts after all strings and numbers. */
export const everythingOf = (workspace: string): IDBKeyRange =>
  IDBKeyRange.bound([workspace], [workspace, []]);
