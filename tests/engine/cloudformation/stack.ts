import type {
  DeployedResource,
  PhysicalResource,
  ResolvedTemplate,
  ResourceRequest,
  ResourceStep,
  StackScope,
  Template,
} from '../../../src/engine/cloudformation/index.ts';
import {
  checkProperties,
  checkResources,
  compareProperties,
  planRemovals,
  planStack,
  readTemplate,
  resolveTemplate,
  resourceType,
  settle,
} from '../../../src/engine/cloudformation/index.ts';
import type { Result } from '../../../src/engine/index.ts';
import { operationId } from '../../../src/engine/index.ts';
import type { Account } from '../account.ts';
import { home } from '../account.ts';

/** The value of a result, or a fault with what it says instead. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error('error' in result ? result.error.message : `not modelled: ${result.notModelled.feature}`);
}

/** What a result says: its error's sentence, what isn't modelled, or null. */
export function faultOf(result: Result<unknown>): string | null {
  if (result.ok) return null;
  return 'error' in result ? result.error.message : `not modelled: ${result.notModelled.feature}`;
}

export const scopeOf = (
  parameters: Readonly<Record<string, string>> = {},
  more: Partial<StackScope> = {},
): StackScope => ({
  parameters: new Map(Object.entries(parameters)),
  accountId: home,
  region: 'us-east-1',
  stackName: 'shop',
  stackId: `arn:aws:cloudformation:us-east-1:${home}:stack/shop/0a1b2c3d-1111-2222-3333-444455556666`,
  notificationArns: [],
  exportOf: () => null,
  ...more,
});

export const read = (text: string, parameters: Readonly<Record<string, string>> = {}): Template =>
  valueOf(readTemplate(text, new Map(Object.entries(parameters))));

export const resolved = (text: string, parameters: Readonly<Record<string, string>> = {}): ResolvedTemplate =>
  valueOf(resolveTemplate(read(text, parameters), scopeOf(parameters)));

/** A stack in an account, whose plan is carried out call by call, without what a stack itself keeps and says. */
export class TestStack {
  readonly deployed = new Map<string, DeployedResource & { readonly request: ResourceRequest }>();
  /** The calls that were made, as `iam:CreateRole`. */
  readonly calls: string[] = [];
  /** What was replaced. */
  readonly replaced: string[] = [];
  #suffix = 0;

  constructor(
    readonly account: Account,
    readonly without: readonly string[] = [],
  ) {}

  deploy(text: string, parameters: Readonly<Record<string, string>> = {}): void {
    const next = resolved(text, parameters);
    const refused = checkResources(next, this.without);
    if (refused) throw new Error(`not modelled: ${refused.feature}`);
    this.#carryOut(next);
  }

  remove(): void {
    this.#carryOut(null);
  }

  made(logicalId: string): PhysicalResource {
    return this.deployed.get(logicalId)!.made;
  }

  #run(steps: readonly ResourceStep[], before: PhysicalResource | null): PhysicalResource {
    let made = before;
    for (const step of steps) {
      const { service, operation, input, tolerates = [], learns } = step(made);
      const id = operationId(service, operation);
      this.calls.push(`${service}:${operation}`);
      const { result } = this.account.call(id, input);
      if (result.ok) made = learns?.(result.value as never) ?? made;
      else if (!('error' in result) || !tolerates.includes(result.error.code))
        throw new Error(`${service}:${operation} ${JSON.stringify(input)}: ${faultOf(result)}`);
    }
    if (!made) throw new Error('nothing was learned');
    return made;
  }

  #carryOut(next: ResolvedTemplate | null): void {
    const old = new Map(this.deployed);
    const plan = planStack(old, next);
    const replaced = new Set<string>();
    for (const change of plan.changes) {
      const resource = next!.resources.get(change.logicalId)!;
      const settled = valueOf(
        settle(resource.properties, (logicalId) => this.deployed.get(logicalId)?.made ?? null),
      );
      const properties = valueOf(checkProperties(resource.type, resource.logicalId, settled));
      const type = resourceType(resource.type);
      const before = change.action === 'Modify' ? old.get(change.logicalId)! : null;
      const request: ResourceRequest = {
        logicalId: resource.logicalId,
        properties,
        stack: { name: 'shop', id: scopeOf().stackId, accountId: home, region: 'us-east-1', tags: [] },
        suffix: before?.request.suffix ?? `AbCdEfGhIj${String(10 + this.#suffix++)}`,
      };
      const { changed, replaces } = before
        ? compareProperties(resource.type, before.properties, properties)
        : { changed: [], replaces: false };
      if (before && replaces) {
        replaced.add(resource.logicalId);
        this.replaced.push(resource.logicalId);
      }
      const isNew = !before || replaces;
      const fresh =
        isNew && before ? { ...request, suffix: `AbCdEfGhIj${String(10 + this.#suffix++)}` } : request;
      const made = isNew
        ? this.#run(type.create(fresh), type.identity?.(fresh) ?? null)
        : changed.length > 0
          ? this.#run(type.update(request, before), type.identity?.(request) ?? before.made)
          : before.made;
      this.deployed.set(resource.logicalId, {
        ...resource,
        properties,
        made,
        request: isNew ? fresh : request,
      });
    }
    for (const { logicalId, policy } of planRemovals(old, next, replaced)) {
      const gone = old.get(logicalId)!;
      if (!next?.resources.has(logicalId)) this.deployed.delete(logicalId);
      if (policy === 'Retain') continue;
      this.#run(resourceType(gone.type).remove(gone.request, gone.made), gone.made);
    }
  }
}
