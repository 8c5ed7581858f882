import { accountRootArn } from '../../../engine/index.ts';
import type { Values } from './form.ts';
import { chosenOf, textOf } from './form.ts';

export type TrustPreset = 'account' | 'principals' | 'other' | 'service' | 'json';

const trusting = (principal: object, condition?: object): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: principal,
          Action: 'sts:AssumeRole',
          ...(condition ? { Condition: condition } : {}),
        },
      ],
    },
    null,
    2,
  );

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
    case 'json':
      return typeof values['document'] === 'string' ? values['document'] : '';
    case 'account':
      return trusting({ AWS: accountRootArn(account) });
  }
}
