import families from './multivalued-keys.json' with { type: 'json' };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const global: readonly string[] = [
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'aws:vpceorgpaths',
];

/**
 * The keys of the services, as the service authorization reference types them (`ArrayOf…`). A name with `/` at its end
 * stands for all that begin so. `scripts/trim-iam-data.mjs` writes them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const ofServices: readonly string[] = Object.entries(families).flatMap(([family, names]) =>
  names.map((name) => `${family}:${name}`),
);

const whole: ReadonlySet<string> = new Set([...global, ...ofServices]);
const beginnings: readonly string[] = ofServices.filter((name) => name.endsWith('/'));

/** How a user proved who it is, as an OIDC provider's token tells it, under the provider's own name. */
const methods = ':amr';

/**
 * Whether a condition key can hold several values. AWS documents this for the key, not for each request.
 * `key` in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const isMultivalued = (key: string): boolean =>
  whole.has(key) || key.endsWith(methods) || beginnings.some((start) => key.startsWith(start));
