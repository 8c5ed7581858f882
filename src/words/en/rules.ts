import type { RuleId } from '../../engine/index.ts';
import { isolating } from '../isolate.ts';

/** The names in a rule's sentence. */
interface RuleNames {
  /** The caller, as people say it: `ana`, `ec2.amazonaws.com`. */
  readonly caller: string;
  /** Such as `iam:CreateUser`. */
  readonly action: string;
  /** The role that is asked for, or the resource. */
  readonly resource: string;
}

/** Each rule of AWS's logic in one sentence. */
export const ruleSentences: Readonly<Record<RuleId, (names: RuleNames) => string>> =
  /* @__PURE__ */ isolating({
    'explicit-deny': ({ action }) => `A statement denies ${action}. An explicit deny wins over every allow.`,
    'implicit-deny': ({ caller, action }) =>
      `No policy of ${caller} allows ${action}, and AWS denies what no policy allows (an implicit deny).`,
    'identity-allow': ({ caller, action }) =>
      `A policy that ${caller} has, directly or through a group or role, allows ${action}.`,
    'trust-allow': ({ caller, resource }) =>
      `The trust policy of ${resource} lets ${caller} in from another account.`,
    'trust-names-caller': ({ caller, resource }) =>
      `The trust policy of ${resource} names ${caller} directly. Within one account ${caller} needs no permission of its own.`,
    'trust-delegates-to-account': ({ caller, resource }) =>
      `The trust policy of ${resource} trusts the whole account (its “root”). The policies of ${caller} then decide.`,
    'trust-silent': ({ caller, resource }) =>
      `No statement in the trust policy of ${resource} lets ${caller} in.`,
    'root-is-allowed': () => 'The root user of the account needs no policy.',
    'roles-refuse-root': () => 'The root user can’t assume a role.',
    'no-permission-needed': ({ action }) => `${action} needs no permission, and no policy can take it away.`,
    'own-credentials': ({ caller, action }) => `${action} is about ${caller}’s own credentials.`,
    'service-is-trusted': ({ caller, resource }) =>
      `The trust policy of ${resource} names the service ${caller}, and a service needs no permission of its own.`,
    'other-account-decides': ({ caller }) =>
      `Across accounts both sides must allow the call. This page doesn’t have the policies of the account of ${caller}.`,
    'federation-is-trusted': ({ caller, resource }) =>
      `The trust policy of ${resource} lets in the people for whom the identity provider of ${caller} vouches.`,
    'unsigned-call': ({ action }) =>
      `Nobody signs ${action}, so no policy of a caller decides it. Only a resource control policy could forbid it.`,
    'resource-names-caller': ({ caller, resource }) =>
      `The policy of ${resource} (its resource-based policy) names ${caller} directly. Within one account that is enough.`,
    'resource-names-role': ({ caller, resource }) =>
      `The policy of ${resource} names the role or user behind ${caller}. A boundary and session policies still limit that.`,
    'resource-delegates-to-account': ({ caller, resource }) =>
      `The policy of ${resource} lets the whole account in (its “root”). The policies of ${caller} then decide.`,
    'resource-allows-outsider': ({ caller, resource }) =>
      `The policy of ${resource} lets ${caller} in from another account.`,
    'resource-silent': ({ caller, resource }) =>
      `No statement on the side of ${resource} (a resource-based policy) lets ${caller} in.`,
    'stays-in-its-account': ({ resource }) =>
      `${resource} belongs to another account’s IAM. No policy opens that to outsiders.`,
    'boundary-allow': ({ caller, action }) => `The permissions boundary of ${caller} allows ${action}.`,
    'boundary-silent': ({ caller, action }) =>
      `The permissions boundary of ${caller} doesn’t allow ${action}, and no other policy can add it.`,
    'session-allow': ({ action }) => `A session policy allows ${action}.`,
    'session-silent': ({ caller, action }) =>
      `${caller} has session policies, and none of them allows ${action}.`,
    'federated-without-policy': ({ caller }) =>
      `${caller} is a federated user without a session policy. Only a resource’s policy that names it lets it in.`,
    'scp-allow': ({ action }) =>
      `The organization’s service control policies allow ${action} at every level.`,
    'scp-silent': ({ action }) =>
      `Every level of the organization must allow ${action}, and at one level no service control policy does.`,
    'rcp-allow': ({ action }) =>
      `The organization’s resource control policies allow ${action} at every level.`,
    'rcp-silent': ({ action }) =>
      `Every level of the organization must allow ${action}, and at one level no resource control policy does.`,
    'feature-not-modelled': () =>
      'A statement that could decide uses something that the playground doesn’t model yet.',
  });
