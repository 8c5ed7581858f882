/**
 * The pure half of CloudFormation, a door of its own that is fetched on demand: templates, what they resolve to, what a
 * stack has to change, and by which calls. It runs no call and knows no world.
 *
 * 1. `readTemplate(text): Result<Template>` reads YAML or JSON within bounds and carries its transforms out.
 * 2. `resolveTemplate(template, scope): Result<ResolvedTemplate>` evaluates parameters, mappings and conditions, and
 *    orders the resources. `capabilitiesOf(template)` says what the caller must acknowledge.
 * 3. `checkResources(resolved): NotModelled | null` names types and properties that aren't modelled, before
 *    anything changes.
 * 4. `planStack(deployed, resolved): StackPlan` lists what is made, changed, replaced and removed, in order.
 * 5. For each change `settle(properties, madeOf): Result<JsonObject>` puts in what was made so far, `checkProperties`
 *    holds that against the type's schema, and `resourceType(name)` gives the steps: each step's call is run, and
 *    what its answer `learns` is kept with the resource. `compareProperties(type, before, after)` says once more, now
 *    that all values are known, whether the resource changes in place, is replaced or stays; `planRemovals` orders the
 *    clean-up by what was replaced indeed.
 */
export { capabilitiesOf, checkResources, leftOutIn, unmodelledIn } from './check-resources.ts';
export type { Unmodelled } from './check-resources.ts';
export type { Json, JsonObject } from './json.ts';
export { isList, isObject, member, objectOf } from './json.ts';
export { isStored } from './parameters.ts';
export { isNews, rememberText } from './known-texts.ts';
export { compilePattern } from './pattern.ts';
export { planRemovals, planStack } from './plan.ts';
export type * from './plan.ts';
export { needsBucket, templateQuotas } from './quotas.ts';
export { readTemplate } from './read-template.ts';
export { sourceOf } from './template-source.ts';
export type * from './template-source.ts';
export { readTemplateText } from './template-text.ts';
export { hasFunction, namedIn } from './references.ts';
export { resolveTemplate, settle } from './resolve.ts';
export type * from './resolved.ts';
export {
  attributesOf,
  checkProperties,
  compareProperties,
  propertiesOf,
  replacementFor,
  sameJson,
  tagPropertyOf,
} from './schema.ts';
export type * from './template.ts';
export type * from './types/resource-type.ts';
export { isModelled, mayLeaveOut, modelledTypes, resourceType } from './types/table.ts';
