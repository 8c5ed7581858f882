import { either } from '../index.ts';
import { span } from './steps-format.ts';
import { isolating } from '../isolate.ts';

/** The remedy for each obstacle, in one or two sentences with AWS's own terms. */
export const obstacleWords = /* @__PURE__ */ isolating({
  badCredentials: (message: string) =>
    `The caller needs valid credentials: an active access key, or temporary credentials that haven’t expired. AWS says: “${message}”`,
  badProof: (message: string) =>
    `The proof must be valid: from a provider that this account knows, for an app that it names, not too old and not changed. AWS says: “${message}”`,
  badRequest: (message: string) => `The request itself must change. AWS says: “${message}”`,
  rootMayNot: () =>
    'Somebody else must ask: a user or another role. The root user may do nearly everything already, and needs no role.',
  noSuchRole: (arn: string) =>
    `The role must exist. Nothing in this account has the ARN ${arn}. Check its name and its path.`,
  trustNamesOthers: {
    sameAccount: (role: string, who: string, permissionToo: boolean) =>
      `The trust policy of ${role} must name ${who}, which is enough, or this account.${
        permissionToo
          ? ` If it names only the account, ${who} also needs a policy that allows sts:AssumeRole.`
          : ''
      }`,
    service: (role: string, who: string) => `The trust policy of ${role} must name the service ${who}.`,
    otherAccount: (role: string, who: string, account: string) =>
      `The trust policy of ${role} must name ${who} or its account, ${account}.`,
  },
  trustNamesNoProvider: (role: string, provider: string, action: string) =>
    `The trust policy of ${role} must name ${provider} (Principal, Federated) and allow ${action}.`,
  alsoNeeds: {
    trust: (role: string, action: string) =>
      `What the request brings along needs ${action}. The trust policy of ${role} must allow that, too.`,
    permission: (who: string, action: string) =>
      `What the request brings along needs ${action}. A policy of ${who} must allow that, too.`,
  },
  outsideLimit: {
    scp: (level: string) =>
      `A service control policy at ${level} must allow it. Until then, no policy of the account can.`,
    rcp: (level: string) => `A resource control policy at ${level} must allow it.`,
    boundary: (who: string) =>
      `The permissions boundary of ${who} must allow it, or somebody must remove it. A policy that allows it is not enough.`,
    session: (who: string) =>
      `${who} is a session with session policies. One of them must allow it, or the caller must ask for a session without them.`,
  },
  externalId: {
    missing: (expected: readonly string[]) =>
      `The request must send the external id that the two sides agreed on (ExternalId): ${either(expected)}.`,
    wrong: (expected: readonly string[], actual: readonly string[]) =>
      `The external id must be ${either(expected)}. The request sent ${either(actual)}.`,
  },
  mfa: () =>
    'The caller must use a second factor (MFA) and send its code with the request (SerialNumber and TokenCode).',
  trustCondition: (sentence: string) =>
    `The request must meet the condition of the trust policy. ${sentence}`,
  explicitDeny: {
    trust: (role: string, sid: string | null, place: number) =>
      `Remove or change the statement ${sid ?? `number ${String(place)}`} of ${role}’s trust policy, so that it doesn’t match. No Allow can outweigh a Deny.`,
    permission: (policy: string, by: string, sid: string | null, place: number) =>
      `Remove or change the statement ${sid ?? `number ${String(place)}`} of the policy ${policy}, on ${by}, so that it doesn’t match. No Allow can outweigh a Deny.`,
    limit: (policy: string, sid: string | null, place: number) =>
      `Remove or change the statement ${sid ?? `number ${String(place)}`} of ${policy}, which only limits, so that it doesn’t match. No Allow can outweigh a Deny.`,
  },
  noPermission: (who: string, arn: string, groups: readonly string[]) =>
    `${who} needs a policy that allows sts:AssumeRole on ${arn}.${
      groups.length > 0 ? ` Put it on a group, such as ${groups[0] ?? ''}.` : ''
    }`,
  permissionElsewhere: (policy: string, arn: string) =>
    `The policy ${policy} allows sts:AssumeRole, but only for other roles. Its Resource must include ${arn}.`,
  permissionCondition: (policy: string, sentence: string) =>
    `The policy ${policy} allows it on a condition. ${sentence}`,
  durationTooLong: {
    chained: (max: number) => `Ask for at most ${span(max)} (DurationSeconds ${String(max)}).`,
    role: (role: string, max: number) =>
      `Ask for at most ${span(max)} (DurationSeconds ${String(max)}), or raise MaxSessionDuration of ${role}.`,
  },
  notModelled: (feature: string) => `Not modelled here: ${feature}.`,
} as const);

/** A condition as a sentence: what it expects, and what the request has, which is said once where the two are the same. */
export const conditionWords = /* @__PURE__ */ isolating(
  ({ key, operator, expected, actual }: ConditionFacts, met: boolean): string => {
    const is = actual === null ? null : either(actual);
    if (met && is !== null && is !== '' && is === either(expected))
      return `A condition is met: ${key} is ${is} (${operator}).`;
    const brings = is === null ? 'the request has none' : `the request has ${is || 'an empty one'}`;
    return `The condition ${key} ${operator} ${either(expected)} is ${met ? 'met' : 'not met'}: ${brings}.`;
  },
);

interface ConditionFacts {
  readonly key: string;
  readonly operator: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[] | null;
}

/** The button in the empty slot: the caller and the change. */
export const remedyWords = /* @__PURE__ */ isolating({
  attach: (policy: string, owner: string) => `Attach ${policy} to ${owner}, as root`,
  write: (policy: string, owner: string) => `Write ${policy} for ${owner}, as root`,
  name: (who: string, role: string) => `Name ${who} in ${role}’s trust, as root`,
  widen: (policy: string, action: string) => `Add ${action} to ${policy}, as root`,
  openLevel: (place: string) => `Attach FullAWSAccess to ${place}, as the organization’s root`,
  takeOut: (sid: string | null, policy: string) => `Take ${sid ?? 'the Deny'} out of ${policy}, as root`,
  trustOf: (role: string) => `${role}’s trust`,
  takeOff: (policy: string, owner: string) => `Take ${policy} off ${owner}, as root`,
  takeOffPlace: (policy: string, place: string) => `Take ${policy} off ${place}, as the organization’s root`,
  takeOutOfPlaces: (sid: string | null, policy: string) =>
    `Take ${sid ?? 'the Deny'} out of ${policy}, as the organization’s root`,
  tag: (who: string, key: string, value: string) => `Tag ${who} with ${key} = ${value}, as root`,
  activate: (who: string) => `Make ${who}’s key active, as root`,
  shorter: 'Ask for 1 hour',
  externalId: 'Ask with the external id',
  sessionName: (name: string) => `Ask with the session name ${name}`,
  source: (name: string) => `Ask with the source identity ${name}`,
  withCode: (who: string) => `Ask with the code of ${who}’s device`,
  withoutTags: 'Ask without the tags',
  withoutSource: 'Ask without the source identity',
  done: 'The door’s lock opens now.',
} as const);
