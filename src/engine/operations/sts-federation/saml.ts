import type { InputOf } from '../../model/operation-types.ts';
import { samlRecipient } from '../../tokens/saml-maker.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { done } from '../operation.ts';
import { assumedRoleUser, credentialsOut } from '../sts/issued.ts';
import {
  checkFederated,
  federatedCaller,
  federatedRequests,
  issueFederated,
  roleAccount,
} from './federated-session.ts';
import type { SamlIdentity } from './saml-identity.ts';
import { readSamlIdentity, verifySaml } from './saml-identity.ts';

const action = 'sts:AssumeRoleWithSAML';

/** What `identify` has found good is only read again. */
function identityOf(input: InputOf<'AssumeRoleWithSAML'>, { world, caller }: OperationContext): SamlIdentity {
  const read = readSamlIdentity(world, caller.account, input, () => null);
  if (!read.ok) throw new Error('The response was good when its bearer was identified');
  return read.value;
}

/**
 * A role for somebody whom a SAML provider knows. Nobody signs the call: the provider's response speaks for its
 * bearer. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const assumeRoleWithSaml: Operation<'AssumeRoleWithSAML'> = {
  identify(input, { world, now }) {
    const account = roleAccount(world, input, action);
    if (!account.ok) return account;
    const identity = readSamlIdentity(world, account.value, input, (response) =>
      verifySaml(response, input, now),
    );
    return identity.ok ? { ok: true, value: federatedCaller(identity.value, account.value) } : identity;
  },
  check: (input, context) => checkFederated(context.world, input, identityOf(input, context)),
  authorize: (input, context) => federatedRequests(action, input, identityOf(input, context)),
  run(input, context) {
    const identity = identityOf(input, context);
    const issued = issueFederated(action, input, identity, context);
    if (!issued.ok) return issued;
    const { session, role, packed, changes } = issued;
    const { response, qualifier, subjectType, sourceIdentity } = identity;
    const value = {
      Credentials: credentialsOut(session),
      AssumedRoleUser: assumedRoleUser(role, session),
      ...packed,
      Subject: response.nameId,
      SubjectType: subjectType,
      Issuer: response.issuer,
      Audience: response.recipient ?? samlRecipient,
      NameQualifier: qualifier,
      ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    };
    return done(value, changes);
  },
  ledger: ['saml-signature', 'saml-sentences', 'saml-attributes', 'encrypted-assertions', 'packed-size'],
};
