import { stage as words } from '#words/stage.ts';

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');

const serviceOf = (action: string): string =>
  action.includes(':') ? action.slice(0, action.indexOf(':')) : action;
const nameIn = (action: string): string => action.slice(action.indexOf(':') + 1);
const reads = (action: string): boolean => /^(Get|List|Describe|Head|BatchGet|Lookup)/i.test(nameIn(action));

/** The last part of an ARN, without a trailing wildcard: `reports` of `arn:aws:s3:::reports/*`. */
function placeOf(resource: string): string {
  if (resource === '*' || resource === '') return '';
  const last = resource.split(':').slice(5).join(':') || resource;
  return last.replace(/\/\*$/, '');
}

function whatOf(actions: readonly string[]): string {
  if (actions.some((action) => action === '*')) return words.everything;
  const [only] = actions;
  if (actions.length === 1 && only !== undefined && !only.includes('*')) return only;
  const services = [...new Set(actions.map(serviceOf))];
  const [first = '', second, ...rest] = services;
  if (second === undefined) return actions.every(reads) ? words.read(first) : first;
  return `${first}, ${second}${rest.length > 0 ? ` ${words.more(rest.length)}` : ''}`;
}

/** What a policy says first, in one short line: `may: read s3 in reports`, `may not: s3:DeleteObject`. */
export function firstLine(document: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return words.nothing;
  }
  const statement = (parsed as { readonly Statement?: unknown } | null)?.Statement;
  const all = (Array.isArray(statement) ? statement : [statement]).filter(
    (one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null,
  );
  const shown = all.find((one) => one['Effect'] === 'Allow') ?? all[0];
  if (!shown) return words.nothing;
  const actions = shown['NotAction'] === undefined ? listed(shown['Action']) : ['*'];
  const what = whatOf(actions);
  const places = [...new Set(listed(shown['Resource']).map(placeOf))].filter(Boolean);
  const [place] = places;
  const isLong = what.includes(':') || places.length !== 1 || place === undefined;
  const told = isLong ? what : words.within(what, place);
  return shown['Effect'] === 'Deny' ? words.mayNot(told) : words.may(told);
}
