import { done, fields as words, leads, submits, titles } from '#words/dialogs/accounts.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { World } from '../../../../engine/index.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Form, Values } from '../forms/form.ts';
import { form, isOn } from '../forms/form.ts';

const ServicePrincipal = 'iam.amazonaws.com';

/** The features of centralized root access, with the calls that switch them. */
const features = {
  RootCredentialsManagement: {
    on: 'EnableOrganizationsRootCredentialsManagement',
    off: 'DisableOrganizationsRootCredentialsManagement',
  },
  RootSessions: {
    on: 'EnableOrganizationsRootSessions',
    off: 'DisableOrganizationsRootSessions',
  },
} as const;
type Feature = keyof typeof features;
const names = Object.keys(features) as Feature[];

/** The calls for what was changed. Organizations trusts IAM before the first feature is switched on. */
function calls(values: Values, world: World): readonly Request[] {
  const [organization] = world.tables.organizations.values();
  const { rootFeatures = [], trustedServices = [] } = organization ?? {};
  const changed = names.filter((name) => isOn(values, name) !== rootFeatures.includes(name));
  const isTrusted = trustedServices.some(({ serviceName }) => serviceName === ServicePrincipal);
  const begins = !isTrusted && changed.some((name) => isOn(values, name));
  return [
    ...(begins ? [ask('organizations:EnableAWSServiceAccess', { ServicePrincipal })] : []),
    ...changed.map((name) => ask(isOn(values, name) ? features[name].on : features[name].off, {})),
  ];
}

/**
 * Switches on and off what the management account may do as its members' root users.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export function rootAccess(world: World, _props: DialogProps['root-access']): Form | null {
  const [organization] = world.tables.organizations.values();
  if (!organization) return null;
  return form({
    title: titles.rootAccess,
    lead: leads.rootAccess,
    submit: submits.save,
    fields: names.map((name) => ({
      kind: 'switch' as const,
      id: name,
      term: name,
      label: words.rootFeatures[name].label,
      hint: words.rootFeatures[name].hint,
      members: [],
    })),
    initial: Object.fromEntries(
      names.map((name) => [name, organization.rootFeatures?.includes(name) ?? false]),
    ),
    build: calls,
    done: () => done.rootAccess,
  });
}
