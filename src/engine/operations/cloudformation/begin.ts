import type { StackDeployment, StackRow } from '../../entities/entities.ts';
import type { DeployedResource, StackPlan } from '../../cloudformation/index.ts';
import { planStack } from '../../cloudformation/index.ts';
import type { Change, World } from '../../world/world.ts';
import { apply } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { put } from '../rows.ts';
import { Deploying } from './deployment.ts';
import { madeOf, orderOf, propertiesOf } from './next-call.ts';
import type { Asked } from './requests.ts';
import { signerOf } from './requests.ts';
import { newTemplate, resourcesIn, without } from './stack-rows.ts';

/** A stack's resources as they are deployed. */
function deployedIn(world: World, stackId: string): ReadonlyMap<string, DeployedResource> {
  const deployed = orderOf(resourcesIn(world, stackId)).flatMap((row): DeployedResource[] => {
    const made = madeOf(row);
    if (!made || row.status === 'DELETE_COMPLETE') return [];
    const { logicalId, type, after, deletionPolicy, updateReplacePolicy } = row;
    return [
      { logicalId, type, properties: propertiesOf(row), made, after, deletionPolicy, updateReplacePolicy },
    ];
  });
  return new Map(deployed.map((one) => [one.logicalId, one]));
}

/** All that a stack would change to become what is asked for. */
export const planFor = (world: World, stackId: string, { resolved }: Pick<Asked, 'resolved'>): StackPlan =>
  planStack(deployedIn(world, stackId), resolved);

/** How a deployment goes, besides what it deploys. */
interface Manner {
  readonly token: string | undefined;
  readonly onFailure: StackDeployment['onFailure'];
  readonly policy?: string | undefined;
}

/** Begins to deploy what is asked for: the stack gets its template and values, and goes on as far as it can. */
export function begin(
  context: OperationContext,
  stack: StackRow,
  { body, template, resolved, setting }: Asked,
  phase: 'create' | 'update',
  { token, onFailure, policy }: Manner,
): readonly Change[] {
  const { number, ...row } = newTemplate(context.world, stack.id, body);
  const changes = [put(context.world, 'stacks', row)];
  const before = {
    template: stack.template,
    parameters: stack.parameters,
    ...(stack.secrets && { secrets: stack.secrets }),
    ...(stack.stored && { stored: stack.stored }),
    capabilities: stack.capabilities,
    tags: stack.tags,
    notifications: stack.notifications,
    ...(stack.roleArn !== undefined && { roleArn: stack.roleArn }),
  };
  const kept = without(stack, 'description', 'secrets', 'stored', 'drift');
  const deployment: StackDeployment = {
    phase,
    signer: signerOf(context.caller),
    ...(token !== undefined && { token }),
    changes: planFor(context.world, stack.id, { resolved }).changes.map(({ logicalId }) => logicalId),
    ...(phase === 'update' && { before }),
    skip: [],
    onFailure,
    ...(policy !== undefined && { policy }),
  };
  const deploying = new Deploying(apply(context.world, changes), stack.id, context);
  deploying.put({
    ...kept,
    ...setting,
    template: number,
    ...(template.description !== null && { description: template.description }),
    imports: [...new Set([...stack.imports, ...resolved.imports])],
    deployments: stack.deployments + 1,
    deployment,
    ...(phase === 'update' && { updateDate: context.now }),
  });
  deploying.turn(phase === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', userInitiated);
  return [...changes, ...deploying.advance().changes];
}

export const userInitiated = 'User Initiated';
