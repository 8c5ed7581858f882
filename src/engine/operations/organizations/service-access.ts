import { isoDate } from '../../dates.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { asManager, invalidInput, listed, onOrganization } from './membership.ts';

/** The name of a service as Organizations takes it: `iam.amazonaws.com`. */
const isService = (name: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/.test(name);

const unknownService = () => invalidInput('You specified an unrecognized service principal.');

const on = (operation: string, ServicePrincipal: string) =>
  [
    {
      action: `organizations:${operation}`,
      resource: '*',
      label: '*',
      keys: [['organizations:ServicePrincipal', [ServicePrincipal]]],
    },
  ] as const;

/**
 * Which services may act in the organization's accounts.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html
 */
export const serviceAccess: Pick<
  OperationTable,
  | 'organizations:EnableAWSServiceAccess'
  | 'organizations:DisableAWSServiceAccess'
  | 'organizations:ListAWSServiceAccessForOrganization'
> = {
  'organizations:EnableAWSServiceAccess': {
    authorize: ({ ServicePrincipal }) => on('EnableAWSServiceAccess', ServicePrincipal),
    run: ({ ServicePrincipal: serviceName }, context) =>
      asManager(context, (organization) => {
        if (!isService(serviceName)) return refuse(unknownService());
        const { trustedServices = [] } = organization;
        if (trustedServices.some((one) => one.serviceName === serviceName)) return done({});
        const trusted = [...trustedServices, { serviceName, enableDate: context.now }];
        return done({}, [put(context.world, 'organizations', { ...organization, trustedServices: trusted })]);
      }),
    ledger: ['service-access'],
  },

  'organizations:DisableAWSServiceAccess': {
    authorize: ({ ServicePrincipal }) => on('DisableAWSServiceAccess', ServicePrincipal),
    run: ({ ServicePrincipal: serviceName }, context) =>
      asManager(context, (organization) => {
        if (!isService(serviceName)) return refuse(unknownService());
        const { trustedServices = [], ...rest } = organization;
        const left = trustedServices.filter((one) => one.serviceName !== serviceName);
        if (left.length === trustedServices.length) return done({});
        const row = left.length ? { ...rest, trustedServices: left } : rest;
        return done({}, [put(context.world, 'organizations', row)]);
      }),
    ledger: ['service-access'],
  },

  'organizations:ListAWSServiceAccessForOrganization': {
    authorize: (_input, context) =>
      onOrganization('ListAWSServiceAccessForOrganization', context, () => ['*']),
    run: (input, context) =>
      asManager(context, ({ trustedServices = [] }) =>
        listed(input, trustedServices, (rows, rest) =>
          done({
            EnabledServicePrincipals: rows.map(({ serviceName, enableDate }) => ({
              ServicePrincipal: serviceName,
              DateEnabled: isoDate(enableDate),
            })),
            ...rest,
          }),
        ),
      ),
  },
};
