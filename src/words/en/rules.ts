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
    `Across accounts both must allow, and the policies of the other account aren’t here to tell about ${caller}.`,
  'federation-is-trusted': ({ caller, resource }) =>
    `The trust policy of ${resource} lets in whom the identity provider of ${caller} vouches for.`,
  'unsigned-call': ({ action }) =>
    `Nobody signs ${action}, so no policy of a caller decides it; only a resource control policy could forbid it.`,
  'resource-names-caller': ({ caller, resource }) =>
    `The policy of ${resource} (its resource-based policy) lets ${caller} in directly, which is enough within one account.`,
  'resource-names-role': ({ caller, resource }) =>
    `The policy of ${resource} names the role or user behind ${caller}: that is a permission, within the limits of a boundary and of session policies.`,
  'resource-delegates-to-account': ({ caller, resource }) =>
    `The policy of ${resource} lets the whole account in (its “root”), so the policies of ${caller} have the last word.`,
  'resource-allows-outsider': ({ caller, resource }) =>
    `The policy of ${resource} lets ${caller} in from another account.`,
  'resource-silent': ({ caller, resource }) =>
    `No statement on the side of ${resource} (a resource-based policy) lets ${caller} in.`,
  'stays-in-its-account': ({ resource }) =>
    `${resource} belongs to another account’s IAM, and no policy opens that to outsiders.`,
  'boundary-allow': ({ caller, action }) =>
    `The permissions boundary of ${caller} leaves room for ${action}.`,
  'boundary-silent': ({ caller, action }) =>
    `The permissions boundary of ${caller} doesn’t allow ${action}, and what lies outside of it no policy gives.`,
  'session-allow': ({ action }) => `The session policies leave room for ${action}.`,
  'session-silent': ({ caller, action }) =>
    `${caller} got session policies along with its credentials, and none of them allows ${action}.`,
  'federated-without-policy': ({ caller }) =>
    `${caller} is a federated user without a session policy, so only a resource that names it lets it in.`,
  'scp-allow': ({ action }) =>
    `The organization’s service control policies leave room for ${action} at every level.`,
  'scp-silent': ({ action }) =>
    `At one level of the organization no service control policy allows ${action}, and every level must.`,
  'rcp-allow': ({ action }) =>
    `The organization’s resource control policies leave room for ${action} at every level.`,
  'rcp-silent': ({ action }) =>
    `At one level of the organization no resource control policy allows ${action}, and every level must.`,
  'feature-not-modelled': () => 'A statement that could decide uses something that isn’t modelled here yet.',
};
