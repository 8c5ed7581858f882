import type { IdentityCenterInstance } from '../../entities/entities.ts';
import type { Centred } from '../../identity-center.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { conflict, invalid, notFound, onInstance, withInstance } from './instance.ts';

type Configuration = InputOf<'sso-admin:CreateInstanceAccessControlAttributeConfiguration'>;

const none = () => notFound('Attributes for access control are not enabled for this instance.');

function attributesOf({ InstanceAccessControlAttributeConfiguration: given }: Configuration) {
  return given.AccessControlAttributes.map(({ Key, Value }) => ({ key: Key, source: [...Value.Source] }));
}

/** Each key stands for one attribute, and each attribute is named as `${path:…}`. */
function checkAttributes(input: Configuration) {
  const attributes = attributesOf(input);
  if (new Set(attributes.map(({ key }) => key)).size < attributes.length)
    return invalid('An attribute key is given more than once.');
  const wrong = attributes.flatMap(({ source }) => source).find((one) => !/^\$\{path:[^{}]+\}$/.test(one));
  return wrong === undefined ? null : invalid(`${wrong} is not a supported attribute value.`);
}

const change = ({ world }: OperationContext, organization: Centred, identityCenter: IdentityCenterInstance) =>
  done({}, [put(world, 'organizations', { ...organization, identityCenter })]);

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/attributesforaccesscontrol.html */
export const accessControlAttributes: Pick<
  OperationTable,
  | 'sso-admin:CreateInstanceAccessControlAttributeConfiguration'
  | 'sso-admin:DescribeInstanceAccessControlAttributeConfiguration'
  | 'sso-admin:UpdateInstanceAccessControlAttributeConfiguration'
  | 'sso-admin:DeleteInstanceAccessControlAttributeConfiguration'
> = {
  'sso-admin:CreateInstanceAccessControlAttributeConfiguration': {
    check: (input) => refuse(checkAttributes(input)),
    authorize: onInstance('CreateInstanceAccessControlAttributeConfiguration'),
    run: (input, context) =>
      withInstance(context, input, (organization) =>
        organization.identityCenter.attributes
          ? refuse(conflict('Attributes for access control are already enabled for this instance.'))
          : change(context, organization, {
              ...organization.identityCenter,
              attributes: attributesOf(input),
            }),
      ),
    ledger: ['permission-set-words', 'attribute-sources', 'delegated-sign-in'],
  },

  'sso-admin:DescribeInstanceAccessControlAttributeConfiguration': {
    authorize: onInstance('DescribeInstanceAccessControlAttributeConfiguration'),
    run: (input, context) =>
      withInstance(context, input, ({ identityCenter: { attributes } }) =>
        attributes
          ? done({
              Status: 'ENABLED' as const,
              InstanceAccessControlAttributeConfiguration: {
                AccessControlAttributes: attributes.map(({ key, source }) => ({
                  Key: key,
                  Value: { Source: [...source] },
                })),
              },
            })
          : refuse(none()),
      ),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:UpdateInstanceAccessControlAttributeConfiguration': {
    check: (input) => refuse(checkAttributes(input)),
    authorize: onInstance('UpdateInstanceAccessControlAttributeConfiguration'),
    run: (input, context) =>
      withInstance(context, input, (organization) =>
        organization.identityCenter.attributes
          ? change(context, organization, {
              ...organization.identityCenter,
              attributes: attributesOf(input),
            })
          : refuse(none()),
      ),
    ledger: ['permission-set-words', 'attribute-sources', 'delegated-sign-in'],
  },

  'sso-admin:DeleteInstanceAccessControlAttributeConfiguration': {
    authorize: onInstance('DeleteInstanceAccessControlAttributeConfiguration'),
    run: (input, context) =>
      withInstance(context, input, (organization) => {
        const { attributes, ...rest } = organization.identityCenter;
        return attributes ? change(context, organization, rest) : refuse(none());
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },
};
