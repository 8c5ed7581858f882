import { roleArn } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { AttachedPolicy, PolicyDocument } from '../policy/document.ts';
import type { World } from '../world/world.ts';
import type { Possible } from './cells/callers.ts';
import { otherCallers, waysOf } from './cells/callers.ts';
import { isOfCaller } from './cells/key-facts.ts';
import { reading } from './cells/reads-caller.ts';

/** Numbers that stand for documents, so that those of two callers compare quickly. */
export class Numbers {
  readonly #numbers = new Map<PolicyDocument, number>();

  of(policies: readonly AttachedPolicy[] | null): string {
    return (policies ?? [])
      .map(({ document }) => {
        const number = this.#numbers.get(document) ?? this.#numbers.size;
        this.#numbers.set(document, number);
        return number;
      })
      .join();
  }
}

/** Whether a document asks who calls by keys or variables, so that no two callers are alike to it. */
export const asksWho = reading(isOfCaller);

/** Everybody who may call: the identities that are held, each in every way, and those outside. */
export function possibleCallers(world: World, policies: readonly AttachedPolicy[]): readonly Possible[] {
  const { users, roles } = world.tables;
  const held = [...users.keys(), ...roles.keys()].flatMap((id) => waysOf(world, id));
  return [...held, ...otherCallers(world, policies)];
}

/** The ARN by which people know a caller: a role's for its session. */
export function knownAs(world: World, { type, principalId, arn }: Caller): string {
  const role = type === 'assumedRole' ? world.tables.roles.get(principalId ?? '') : undefined;
  return role ? roleArn(role) : arn;
}

/** Whether somebody holds a token of a provider: AWS knows some by itself, the others an account has to have. */
export const hasHolders = ({ tables }: World, principal: string): boolean =>
  !principal.startsWith('arn:') || tables.oidcProviders.has(principal) || tables.samlProviders.has(principal);
