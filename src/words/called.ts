/** The name at the end of an ARN or a path. */
export const last = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** `@ou:Work` and `p-FullAWSAccess` in the form in which the page names them. */
export const named = (id: string): string =>
  /^@\w+:([^:]+)/.exec(id)?.[1] ?? /^p-([A-Z]\w+)$/.exec(id)?.[1] ?? id;

/** Whether a name reads as a word of a sentence, such as `all` or `read`. */
export const isWord = (name: string): boolean => /^[a-z]+$/.test(name);
