import type { InputOf, OutputOf } from '../model/operation-types.ts';
import type { OperationContext, RunResult } from './operation.ts';
import { done, refuse } from './operation.ts';
import { tagsOut } from './outputs.ts';
import { compare, page } from './pages.ts';
import { put, reservedRole, withPrincipal } from './rows.ts';
import { mergeTags, tagCase, tagsFrom, tooManyTags, withoutTags } from './tags.ts';

type Tagged = 'user' | 'role';
type Nothing = OutputOf<'TagUser'>;
type Page = Pick<InputOf<'ListUserTags'>, 'Marker' | 'MaxItems'>;

/** TagUser and TagRole: service-linked roles, too, are tagged. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export function tag(
  context: OperationContext,
  kind: Tagged,
  name: string,
  set: InputOf<'TagUser'>['Tags'],
): RunResult<Nothing> {
  return withPrincipal(context, kind, name, (row) => {
    const tags = mergeTags(row.tags, tagsFrom(set), tagCase[kind]);
    return (
      refuse(reservedRole(kind, row) ?? tooManyTags(tags)) ??
      done({}, [retagged(context, kind, { ...row, tags })])
    );
  });
}

/** UntagUser and UntagRole: keys that aren't there are no error. */
export function untag(
  context: OperationContext,
  kind: Tagged,
  name: string,
  keys: readonly string[],
): RunResult<Nothing> {
  return withPrincipal(context, kind, name, (row) => {
    const tags = withoutTags(row.tags, keys, tagCase[kind]);
    return (
      refuse(reservedRole(kind, row)) ??
      done({}, tags.length === row.tags.length ? [] : [retagged(context, kind, { ...row, tags })])
    );
  });
}

type TaggedRow = Parameters<typeof put<'users' | 'roles'>>[2];

const retagged = ({ world }: OperationContext, kind: Tagged, row: TaggedRow) =>
  put(world, kind === 'user' ? 'users' : 'roles', row);

/** ListUserTags and ListRoleTags: sorted by key. */
export function listTags(
  context: OperationContext,
  kind: Tagged,
  name: string,
  input: Page,
): RunResult<OutputOf<'ListUserTags'>> {
  return withPrincipal(context, kind, name, (row) =>
    page(
      input,
      [...row.tags].sort((a, b) => compare(a.key, b.key)),
      (tags, rest) => done({ Tags: tagsOut(tags), ...rest }),
    ),
  );
}
