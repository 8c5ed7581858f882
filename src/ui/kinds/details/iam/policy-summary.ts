import { policySummary } from '#words/inspector-details.ts';

/** The services that a document's statements name, each list sorted; `*` stands for every service. */
interface PolicySummary {
  readonly allows: readonly string[];
  readonly denies: readonly string[];
}

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');

/** Returns the services of a statement: `s3:GetObject` belongs to s3; `*` and a NotAction reach every service. */
function servicesOf(statement: Readonly<Record<string, unknown>>): string[] {
  if (statement['NotAction'] !== undefined) return ['*'];
  return listed(statement['Action']).map((action) =>
    action.includes(':') ? action.slice(0, action.indexOf(':')).toLowerCase() : '*',
  );
}

/** Returns the statements of a document as plain objects; none if the text is no policy document. */
export function statementsOf(document: string): Readonly<Record<string, unknown>>[] {
  try {
    const parsed = JSON.parse(document) as unknown;
    if (typeof parsed !== 'object' || parsed === null) return [];
    const statement = (parsed as { Statement?: unknown }).Statement;
    return (Array.isArray(statement) ? statement : [statement]).filter(
      (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
    );
  } catch {
    return [];
  }
}

/** Returns a document's services, for one line beside its name. A document that can't be read has none. */
function summaryOf(document: string): PolicySummary {
  const found = { Allow: new Set<string>(), Deny: new Set<string>() };
  for (const statement of statementsOf(document)) {
    const services = statement['Effect'] === 'Deny' ? found.Deny : found.Allow;
    for (const service of servicesOf(statement)) services.add(service);
  }
  return { allows: [...found.Allow].sort(), denies: [...found.Deny].sort() };
}

const spoken = (services: readonly string[]): string =>
  services.includes('*') ? policySummary.everything : services.join(', ');

/** `cloudformation, s3`, `everything`, `s3; denies iam`. */
export function summaryText(document: string): string {
  const { allows, denies } = summaryOf(document);
  const parts = [
    ...(allows.length > 0 ? [spoken(allows)] : []),
    ...(denies.length > 0 ? [policySummary.denies(spoken(denies))] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : policySummary.nothingAllowed;
}
