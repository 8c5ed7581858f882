import type { RuleId } from '../../engine/index.ts';

/** Whom and what a rule's sentence speaks of. */
export interface RuleNames {
  /** The caller, as people say it: `ana`, `ec2.amazonaws.com`. */
  readonly caller: string;
  /** Such as `iam:CreateUser`. */
  readonly action: string;
  /** The role that is asked for, or the resource. */
  readonly resource: string;
}

/** What each rule of AWS's logic says, in one sentence. */
export const ruleSentences: Readonly<Record<RuleId, (names: RuleNames) => string>> = {
  'explicit-deny': ({ action }) =>
    `A statement denies ${action}, and an explicit deny wins over every allow.`,
  'implicit-deny': ({ caller, action }) =>
    `Nothing that ${caller} has allows ${action}, and what isn't allowed is denied (an implicit deny).`,
  'identity-allow': ({ caller, action }) =>
    `A policy that ${caller} has, directly or through a group or role, allows ${action}.`,
  'trust-allow': ({ caller, resource }) =>
    `The trust policy of ${resource} lets ${caller} in from another account.`,
  'trust-names-caller': ({ caller, resource }) =>
    `The trust policy of ${resource} lets ${caller} in directly, so within one account ${caller} needs no permission of its own.`,
  'trust-delegates-to-account': ({ caller, resource }) =>
    `The trust policy of ${resource} trusts the whole account (its “root”), so the policies of ${caller} have the last word.`,
  'trust-silent': ({ caller, resource }) =>
    `No statement in the trust policy of ${resource} lets ${caller} in, and without one nobody gets in.`,
  'root-is-allowed': () => 'The root user of the account may do everything, without any policy.',
  'roles-refuse-root': () => 'The root user can’t assume a role.',
  'no-permission-needed': ({ action }) => `${action} needs no permission, and no policy can take it away.`,
  'own-credentials': ({ caller, action }) => `${action} is about ${caller}’s own credentials.`,
  'service-is-trusted': ({ caller, resource }) =>
    `The trust policy of ${resource} names the service ${caller}, and a service needs no permission of its own.`,
  'other-account-decides': ({ caller }) =>
    `The other account has its own say about ${caller}, and its policies aren’t here.`,
  'boundary-not-modelled': ({ caller }) =>
    `${caller} has a permissions boundary, which isn’t read here yet, so only an explicit deny is certain.`,
  'feature-not-modelled': () => 'A statement that could decide uses something that isn’t modelled here yet.',
};
