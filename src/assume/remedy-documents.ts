/** Changes a policy's statements for a remedy. Documents are JSON texts. */

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function read(document: string): { readonly Statement?: unknown } | null {
  try {
    return JSON.parse(document) as { readonly Statement?: unknown };
  } catch {
    return null;
  }
}

/** The document with a further statement, or null if it can't be read. */
export function withStatement(document: string, statement: object): string | null {
  const found = read(document);
  return found && JSON.stringify({ ...found, Statement: [...listed(found.Statement), statement] });
}

/** The document without the statement at a place (from 0), or null if no statement would be left. */
export function withoutStatement(document: string, index: number): string | null {
  const found = read(document);
  const left = listed(found?.Statement).filter((_, place) => place !== index);
  return found && left.length > 0 ? JSON.stringify({ ...found, Statement: left }) : null;
}

/** A document of one statement that allows. */
export const allowing = (Action: string, Resource: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

/** Whether a document allows an action on a role by its exact ARN. */
export const allowsInWords = (document: string, action: string, role: string): boolean =>
  (listed(read(document)?.Statement) as readonly (Statement | undefined)[]).some(
    (one) =>
      one?.Effect === 'Allow' && listed(one.Action).includes(action) && listed(one.Resource).includes(role),
  );
