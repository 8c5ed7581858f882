import { count as digits, listOf } from '../index.ts';
import { isolating } from '../isolate.ts';

/** Some actions work on a dozen types of resources. This many show what they are like. */
const some = (types: readonly string[]): string =>
  types.length > 5 ? listOf([...types.slice(0, 4), `${digits(types.length - 4)} more`]) : listOf(types);

export const tryWords = /* @__PURE__ */ isolating({
  intro: (who: string) => `Ask whether ${who} may do something. You get the decision, and nothing happens.`,
  who: 'Who',
  needsWho: (who: string) =>
    `Nobody here signs as ${who}. Name a user, a session such as Deployer/ana, root, a service or an ARN.`,
  action: 'Action',
  resource: 'Resource',
  keys: 'More about the request',
  keyName: 'Condition key',
  keyValue: 'Value',
  addKey: 'Add a condition key',
  removeKey: (key: string) => `Remove ${key === '' ? 'this condition key' : key}`,
  ask: (who: string) => `Ask as ${who}`,
  needsAction: 'An action is a service, a colon and a name, such as s3:GetObject.',
  needsResource: 'A resource is an ARN, such as arn:aws:s3:::reports/q3, or *.',
  unknownAction: 'AWS’s list has no action of this name.',
  unlisted: {
    title: (action: string) => `AWS has no action called ${action}`,
    text: 'So nobody can be asked for it, and no policy decides about it.',
    /** Of a service that isn't in AWS's list. */
    service: (prefix: string) => `The page knows no service called ${prefix}`,
    serviceText: 'AWS’s list doesn’t have it, so the page can’t tell whether anybody may do this.',
    nearest: (action: string) => `Ask about ${action}`,
  },
  about: (level: string, types: readonly string[]) =>
    types.length === 0 ? `${level}. It takes no resource.` : `${level}, on: ${some(types)}.`,
  failed: (message: string) => `The page could not answer: ${message}`,
  askedAs: (who: string) => `Asked as ${who}`,
  root: 'the root user',
  nobody: 'somebody without credentials',
  actingChanged: (who: string) => `You act as ${who} now. Ask again to see the answer for that.`,
  /** Of a question that was typed and not asked, when another one took its place. */
  replaced: (action: string, resource: string) =>
    `You had typed ${[action, resource].filter(Boolean).join(' on ')} here.`,
  bringBack: 'Bring it back',
  nothingYet: 'Any action on any resource',
  nothingYetText: 'The answer says which policy decided it, and why.',
  examples: 'For example',
} as const);

export const refusedBefore = {
  title: 'Refused before AWS read any policy',
  text: 'The credentials or the request itself were not valid.',
} as const;
