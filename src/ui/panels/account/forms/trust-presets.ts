import { accountRootArn } from '../../../../engine/index.ts';
import type { Values } from './form.ts';
import { chosenOf, textOf } from './form.ts';

type TrustPreset = 'account' | 'principals' | 'other' | 'service' | 'provider' | 'json';

const trusting = (principal: object, condition?: object, action = 'sts:AssumeRole'): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: principal,
          Action: action,
          ...(condition ? { Condition: condition } : {}),
        },
      ],
    },
    null,
    2,
  );

/**
 * Whom a provider vouches for: for OpenID Connect those of one app, and only some of them if `subject` is given; for
 * SAML those that come to AWS's sign-in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html
 */
function providerTrust(values: Values): string {
  const [arn = ''] = chosenOf(values, 'provider');
  if (arn.includes(':saml-provider/'))
    return trusting(
      { Federated: arn },
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      'sts:AssumeRoleWithSAML',
    );
  const url = arn.slice(arn.indexOf('oidc-provider/') + 'oidc-provider/'.length);
  const [audience, subject] = [textOf(values, 'audience'), textOf(values, 'subject')];
  return trusting(
    { Federated: arn },
    {
      ...(audience !== '' && { StringEquals: { [`${url}:aud`]: audience } }),
      ...(subject !== '' && { StringLike: { [`${url}:sub`]: subject } }),
    },
    'sts:AssumeRoleWithWebIdentity',
  );
}

const single = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

/**
 * The trust policy that the chosen preset makes of what is filled in. What is missing is left as it is: AWS then
 * says what it thinks of it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
export function trustDocument(values: Values, account: string): string {
  switch (values['trust'] as TrustPreset) {
    case 'principals':
      return trusting({ AWS: single(chosenOf(values, 'principals')) });
    case 'other': {
      const externalId = textOf(values, 'externalId');
      const condition = { StringEquals: { 'sts:ExternalId': externalId } };
      return trusting(
        { AWS: accountRootArn(textOf(values, 'otherAccount')) },
        externalId === '' ? undefined : condition,
      );
    }
    case 'service':
      return trusting({ Service: textOf(values, 'service') });
    case 'provider':
      return providerTrust(values);
    case 'json':
      return typeof values['document'] === 'string' ? values['document'] : '';
    case 'account':
      return trusting({ AWS: accountRootArn(account) });
  }
}
