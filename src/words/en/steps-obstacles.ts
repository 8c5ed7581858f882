import { either, span } from './steps-format.ts';

/** What would have to change, by what stood in the way. One or two sentences each, with AWS's own terms. */
export const obstacleWords = {
  badCredentials: (message: string) =>
    `The caller needs credentials that are good: an active access key, or temporary ones that haven’t run out. AWS says: “${message}”`,
  badRequest: (message: string) => `The request itself must change. AWS says: “${message}”`,
  rootMayNot: () =>
    'Somebody else must ask: a user or another role. The root user never needs a role, as it may do everything already.',
  noSuchRole: (arn: string) =>
    `The role must exist: nothing in this account has the ARN ${arn}. Check its name and its path.`,
  trustNamesOthers: {
    sameAccount: (role: string, who: string, permissionToo: boolean) =>
      `The trust policy of ${role} must name ${who}, which is enough by itself, or this account.${
        permissionToo
          ? ` Where it names only the account, ${who} also needs a policy that allows sts:AssumeRole.`
          : ''
      }`,
    service: (role: string, who: string) => `The trust policy of ${role} must name the service ${who}.`,
    otherAccount: (role: string, who: string, account: string) =>
      `The trust policy of ${role} must name ${who} or its account, ${account}.`,
  },
  externalId: {
    missing: (expected: readonly string[]) =>
      `The request must bring the external id that the two sides agreed on (ExternalId): ${either(expected)}.`,
    wrong: (expected: readonly string[], actual: readonly string[]) =>
      `The external id must be ${either(expected)}; the request brought ${either(actual)}.`,
  },
  mfa: () =>
    'The caller must sign in with a second factor (MFA) and send its code along (SerialNumber and TokenCode).',
  trustCondition: (sentence: string) =>
    `The request must meet the condition of the trust policy. ${sentence}`,
  explicitDeny: {
    trust: (role: string, sid: string | null, place: number) =>
      `The statement ${sid ?? `number ${String(place)}`} of ${role}’s trust policy must go, or no longer match. No Allow can outweigh a Deny.`,
    permission: (policy: string, by: string, sid: string | null, place: number) =>
      `The statement ${sid ?? `number ${String(place)}`} of the policy ${policy}, on ${by}, must go, or no longer match. No Allow can outweigh a Deny.`,
  },
  noPermission: (who: string, arn: string, groups: readonly string[]) =>
    `${who} needs a policy that allows sts:AssumeRole on ${arn}.${
      groups.length > 0 ? ` Put it on a group, such as ${groups[0] ?? ''}.` : ''
    }`,
  permissionElsewhere: (policy: string, arn: string) =>
    `The policy ${policy} allows sts:AssumeRole, but for other roles. Its Resource must cover ${arn}.`,
  permissionCondition: (policy: string, sentence: string) =>
    `The policy ${policy} allows it on a condition. ${sentence}`,
  durationTooLong: {
    chained: (max: number) => `Ask for at most ${span(max)} (DurationSeconds ${String(max)}).`,
    role: (role: string, max: number) =>
      `Ask for at most ${span(max)} (DurationSeconds ${String(max)}), or raise MaxSessionDuration of ${role}.`,
  },
  notModelled: (feature: string) => `Not modelled here: ${feature}.`,
} as const;

/** A condition as a sentence: what is expected, and what the request brings. */
export const conditionWords = ({ key, operator, expected, actual }: ConditionFacts, met: boolean): string => {
  const brings =
    actual === null ? 'the request has none' : `the request has ${either(actual) || 'an empty one'}`;
  return `The condition ${key} ${operator} ${either(expected)} is ${met ? 'met' : 'not met'}: ${brings}.`;
};

interface ConditionFacts {
  readonly key: string;
  readonly operator: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[] | null;
}
