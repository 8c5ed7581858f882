import type { InlinePolicyRow, PrincipalKind } from '../../entities/entities.ts';
import { noSuchInlinePolicy } from '../../errors.ts';
import type { InputOf, OperationName } from '../../model/operation-types.ts';
import { rowsBy } from '../../world/world.ts';
import { checkInline } from './documents.ts';
import { encodeDocument } from './outputs.ts';
import type { Operation, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import type { PageOutput } from '../shared/pages.ts';
import { page, sorted } from '../shared/pages.ts';
import { protectedRole, put, remove, withPrincipal } from '../rows.ts';
import { onPrincipal } from '../shared/targets.ts';

type Put = 'PutUserPolicy' | 'PutGroupPolicy' | 'PutRolePolicy';
type Delete = 'DeleteUserPolicy' | 'DeleteGroupPolicy' | 'DeleteRolePolicy';
type Get = 'GetUserPolicy' | 'GetGroupPolicy' | 'GetRolePolicy';
type List = 'ListUserPolicies' | 'ListGroupPolicies' | 'ListRolePolicies';
type NameOf<N extends OperationName> = (input: InputOf<N>) => string;

/** The inline policies of one owner, sorted by name. */
export function inlinePoliciesOf(
  { world }: Pick<OperationContext, 'world'>,
  ownerId: string,
): InlinePolicyRow[] {
  return sorted(rowsBy(world, 'inlinePoliciesByOwner', ownerId));
}

/** Putting a policy under a name in use replaces the policy of that name. */
function putPolicy<N extends Put>(operation: N, kind: PrincipalKind, nameOf: NameOf<N>): Operation<N> {
  return {
    authorize: (input, context) => onPrincipal(operation, kind, nameOf(input), context),
    run: (input, context) =>
      withPrincipal(context, kind, nameOf(input), (owner) => {
        const { PolicyName: name, PolicyDocument: document } = input;
        const refused =
          protectedRole(kind, owner) ?? checkInline(context.world, kind, owner, { name, document });
        if (refused) return refuse(refused);
        const row = { id: `${owner.id}/${name}`, ownerKind: kind, ownerId: owner.id, name, document };
        return done({}, [put(context.world, 'inlinePolicies', row)]);
      }),
  };
}

function withInline<T>(
  context: OperationContext,
  kind: PrincipalKind,
  ownerName: string,
  name: string,
  then: (policy: InlinePolicyRow, owner: { readonly name: string }) => RunResult<T>,
): RunResult<T> {
  return withPrincipal(context, kind, ownerName, (owner) => {
    const policy = context.world.tables.inlinePolicies.get(`${owner.id}/${name}`);
    return policy ? then(policy, owner) : refuse(noSuchInlinePolicy(kind, name));
  });
}

function deletePolicy<N extends Delete>(operation: N, kind: PrincipalKind, nameOf: NameOf<N>): Operation<N> {
  return {
    authorize: (input, context) => onPrincipal(operation, kind, nameOf(input), context),
    run: (input, context) =>
      withPrincipal(
        context,
        kind,
        nameOf(input),
        (owner) =>
          refuse(protectedRole(kind, owner)) ??
          withInline(context, kind, owner.name, input.PolicyName, (policy) =>
            done({}, [remove('inlinePolicies', policy)]),
          ),
      ),
  };
}

/** The answer of a Get, without the owner's name. */
const policyOut = ({ name, document }: InlinePolicyRow) => ({
  PolicyName: name,
  PolicyDocument: encodeDocument(document),
});

function listPolicies<N extends List>(operation: N, kind: PrincipalKind, nameOf: NameOf<N>): Operation<N> {
  type Listed = PageOutput & { readonly PolicyNames: readonly string[] };
  return {
    authorize: (input, context) => onPrincipal(operation, kind, nameOf(input), context),
    run: (input, context) =>
      withPrincipal(context, kind, nameOf(input), (owner): RunResult<Listed> =>
        page(input, inlinePoliciesOf(context, owner.id), (rows, rest) =>
          done({ PolicyNames: rows.map(({ name }) => name), ...rest }),
        ),
      ),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#inline-policies */
export const inlinePolicies: Pick<OperationTable, Put | Get | List | Delete> = {
  PutUserPolicy: putPolicy('PutUserPolicy', 'user', (input) => input.UserName),
  PutGroupPolicy: putPolicy('PutGroupPolicy', 'group', (input) => input.GroupName),
  PutRolePolicy: putPolicy('PutRolePolicy', 'role', (input) => input.RoleName),
  DeleteUserPolicy: deletePolicy('DeleteUserPolicy', 'user', (input) => input.UserName),
  DeleteGroupPolicy: deletePolicy('DeleteGroupPolicy', 'group', (input) => input.GroupName),
  DeleteRolePolicy: deletePolicy('DeleteRolePolicy', 'role', (input) => input.RoleName),
  ListUserPolicies: listPolicies('ListUserPolicies', 'user', (input) => input.UserName),
  ListGroupPolicies: listPolicies('ListGroupPolicies', 'group', (input) => input.GroupName),
  ListRolePolicies: listPolicies('ListRolePolicies', 'role', (input) => input.RoleName),
  GetUserPolicy: {
    authorize: (input, context) => onPrincipal('GetUserPolicy', 'user', input.UserName, context),
    run: (input, context) =>
      withInline(context, 'user', input.UserName, input.PolicyName, (policy, { name }) =>
        done({ UserName: name, ...policyOut(policy) }),
      ),
  },
  GetGroupPolicy: {
    authorize: (input, context) => onPrincipal('GetGroupPolicy', 'group', input.GroupName, context),
    run: (input, context) =>
      withInline(context, 'group', input.GroupName, input.PolicyName, (policy, { name }) =>
        done({ GroupName: name, ...policyOut(policy) }),
      ),
  },
  GetRolePolicy: {
    authorize: (input, context) => onPrincipal('GetRolePolicy', 'role', input.RoleName, context),
    run: (input, context) =>
      withInline(context, 'role', input.RoleName, input.PolicyName, (policy, { name }) =>
        done({ RoleName: name, ...policyOut(policy) }),
      ),
  },
};
