import type { AccessLevel, World } from '../../engine/index.ts';
import { accountOf, roleArn, userArn } from '../../engine/index.ts';
import type { Token } from './scan-lesson.ts';

/** The names that the account at a lesson's start holds, as a lesson writes them. */
export interface StartNames {
  readonly who: readonly string[];
  readonly entities: readonly string[];
  /** ARNs, objects behind their buckets. */
  readonly resources: readonly string[];
}

/** All that a lesson's text may name. */
export interface Names extends StartNames {
  readonly actions: readonly { readonly id: string; readonly level?: AccessLevel }[];
  /** `iam CreateUser` … */
  readonly operations: readonly string[];
  /** Lessons of the page, and its chapters. */
  readonly lessons: readonly string[];
  readonly chapters: readonly string[];
}

export const noNames: StartNames = { who: ['root'], entities: [], resources: [] };

/** Returns the names of an account: those of another account with its id, `222233334444/ben`. */
export function namesOf(world: World): StartNames {
  const { users, roles, groups, policies, resources, workloads, accessKeys } = world.tables;
  const { directoryUsers, permissionSets } = world.tables;
  const home = accountOf(world);
  const named = ({ account, name }: { readonly account: string; readonly name: string }): string =>
    account === home ? name : `${account}/${name}`;
  const people = [...users.values()];
  const own = [...policies.values()].filter(({ account }) => account !== 'aws');
  const withKey = new Set([...accessKeys.values()].map(({ ownerId }) => ownerId));
  const arns = [...resources.keys()];
  const objects = [...resources.values()].filter(({ kind }) => kind === 'bucket').map(({ id }) => `${id}/*`);
  return {
    who: [
      'root',
      ...people.map(named),
      ...people.filter(({ id }) => withKey.has(id)).map((one) => `key ${named(one)}`),
      ...[...roles.values()].map((one) => `role ${named(one)}`),
      ...[...workloads.values()].map((one) => `workload ${named(one)}`),
      ...[...permissionSets.values()].flatMap((set) =>
        [...new Set(set.assignments.map(({ userId }) => userId))].flatMap((id) => {
          const person = directoryUsers.get(id);
          return person ? [`person ${person.name} with ${set.name}`] : [];
        }),
      ),
      'stranger',
    ],
    entities: [
      ...people.map((one) => `user ${named(one)}`),
      ...[...groups.values()].map((one) => `group ${named(one)}`),
      ...[...roles.values()].map((one) => `role ${named(one)}`),
      ...own.map((one) => `policy ${named(one)}`),
      ...[...resources.values()].filter(({ kind }) => kind === 'bucket').map(({ name }) => `bucket ${name}`),
    ],
    resources: [...arns, ...objects, ...[...roles.values()].map(roleArn), ...people.map(userArn)].sort(),
  };
}

/** The ids that a lesson's text itself gives. */
interface OwnNames {
  readonly goals: readonly string[];
  readonly questions: readonly string[];
  readonly sessions: readonly string[];
  readonly ways: readonly string[];
}

/** Returns the ids in a lesson's own text. */
export function ownNames(tokens: readonly Token[]): OwnNames {
  const at = (list: string, field: string): string[] =>
    tokens.flatMap(({ kind, path, text }) =>
      kind === 'value' && path.length === 3 && path[0] === list && path[2] === field ? [text] : [],
    );
  const sessions = tokens.flatMap(({ kind, path, text }) =>
    kind === 'key' && path.length === 2 && path[0] === 'sessions' ? [text] : [],
  );
  return {
    goals: at('goals', 'id'),
    questions: at('predictions', 'id'),
    sessions,
    // The third hint is a way of its own.
    ways: ['cli', ...at('solutions', 'way')],
  };
}
