import type { Result } from '../call/call.ts';
import { answered, invalid, missing } from './fault.ts';
import type { FunctionScope } from './functions.ts';
import { evaluate, evaluateCondition, functionBudget, isPending } from './functions.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { resolveParameters } from './parameters.ts';
import { afterOf, inOrder, referencesIn } from './references.ts';
import { checkRules } from './rules.ts';
import type { ResolvedOutput, ResolvedResource, ResolvedTemplate, StackScope } from './resolved.ts';
import { attributesOf } from './schema.ts';
import type { Template } from './template.ts';
import type { PhysicalResource } from './types/resource-type.ts';
import { isModelled } from './types/table.ts';

type Made = (logicalId: string) => PhysicalResource | null;

const extended = (template: Template): boolean => template.transforms.includes('AWS::LanguageExtensions');

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameters(scope: StackScope): ReadonlyMap<string, string | readonly string[]> {
  return new Map<string, string | readonly string[]>([
    ['AWS::AccountId', scope.accountId],
    ['AWS::Region', scope.region],
    ['AWS::StackName', scope.stackName],
    ['AWS::StackId', scope.stackId],
    ['AWS::NotificationARNs', scope.notificationArns],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
}

/**
 * Evaluates a template for a stack: checks its parameters, leaves out what its conditions leave out, and orders the
 * resources. The properties of types that aren't modelled are left out. Fails with AWS's ValidationError.
 */
export function resolveTemplate(template: Template, stack: StackScope): Result<ResolvedTemplate> {
  return answered(() => {
    const parameters = resolveParameters(template, stack.parameters, stack.stored);
    const pseudo = pseudoParameters(stack);
    const imports = new Set<string>();
    const conditions = new Map<string, boolean>();
    const stays = (logicalId: string): boolean => {
      const condition = template.resources.get(logicalId)?.condition;
      return condition === null || (condition !== undefined && conditionOf(condition));
    };
    const absent = new Set<string>();
    const scope: FunctionScope = {
      parameter: (name) => parameters.get(name)?.value ?? pseudo.get(name),
      condition: (name) => conditionOf(name),
      mappings: template.mappings,
      exportOf: (name) => {
        imports.add(name);
        return stack.exportOf(name);
      },
      made: (logicalId) => {
        if (!stays(logicalId)) absent.add(logicalId);
        return null;
      },
      extended: extended(template),
      budget: { left: functionBudget },
    };
    function conditionOf(name: string): boolean {
      const known = conditions.get(name);
      if (known !== undefined) return known;
      const written = template.conditions.get(name);
      if (written === undefined)
        throw invalid(`Template error: unresolved condition dependency ${name} in Fn::If`);
      const holds = evaluateCondition(written, scope);
      conditions.set(name, holds);
      return holds;
    }
    for (const name of template.conditions.keys()) conditionOf(name);
    checkRules(template.rules, scope);
    const checkAbsent = (block: string): void => {
      if (absent.size > 0)
        throw invalid(
          `Template format error: Unresolved resource dependencies [${[...absent].join(', ')}] in the ${block} block of the template`,
        );
    };
    const resources = new Map<string, ResolvedResource>();
    for (const [logicalId, written] of template.resources) {
      if (!stays(logicalId)) continue;
      const properties = isModelled(written.type)
        ? objectOfValue(evaluate(written.properties, scope), logicalId)
        : {};
      checkAttributes(template, properties);
      for (const name of written.dependsOn) if (!stays(name)) absent.add(name);
      resources.set(logicalId, {
        logicalId,
        type: written.type,
        properties,
        after: afterOf(
          template.resources,
          isModelled(written.type) ? properties : written.properties,
          written.dependsOn,
        ),
        deletionPolicy: written.deletionPolicy,
        updateReplacePolicy: written.updateReplacePolicy,
        metadata: written.metadata,
      });
    }
    checkAbsent('Resources');
    if (resources.size === 0)
      throw invalid('Template format error: At least one Resources member must be defined.');
    const outputs = new Map<string, ResolvedOutput>();
    for (const [name, { value, description, exportName, condition }] of template.outputs) {
      if (condition !== null && !conditionOf(condition)) continue;
      const resolved = evaluate(value, scope);
      checkAttributes(template, resolved);
      outputs.set(name, {
        value: resolved,
        description,
        exportName: exportName === null ? null : evaluate(exportName, scope),
      });
    }
    checkAbsent('Outputs');
    const order = inOrder(new Map([...resources].map(([logicalId, { after }]) => [logicalId, after])));
    return {
      parameters,
      conditions,
      resources: new Map(order.map((logicalId) => [logicalId, resources.get(logicalId)!])),
      outputs,
      imports: [...imports],
    };
  });
}

function objectOfValue(value: Json, logicalId: string): JsonObject {
  if (isObject(value)) return value;
  throw invalid(`Template format error: [/Resources/${logicalId}/Properties] Properties must be an object.`);
}

/** Whether each attribute that is asked for is one of its resource's type, as far as that is modelled. */
function checkAttributes(template: Template, value: Json): void {
  for (const { kind, name, attribute } of referencesIn(value)) {
    const type = template.resources.get(name)?.type;
    if (kind === 'Ref' || attribute === null || type === undefined) continue;
    const known = attributesOf(type);
    if (known && !known.includes(attribute))
      throw invalid(
        `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
  }
}

/**
 * Puts what was made so far into a resolved value, which then holds no function any more. Fails if it needs what isn't
 * made, or an attribute that isn't modelled.
 */
export function settle<T extends Json>(value: T, made: Made): Result<T> {
  return answered(() => {
    const scope: FunctionScope = {
      parameter: () => undefined,
      condition: () => false,
      mappings: {},
      exportOf: () => null,
      made,
      extended: true,
      budget: { left: functionBudget },
    };
    const settled = evaluate(value, scope);
    if (!isPending(settled)) return settled as T;
    const [open] = referencesIn(settled);
    throw missing(`the value of ${open?.name ?? 'a function'} before it is made`, 'resource-import');
  });
}
