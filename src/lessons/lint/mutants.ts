import type { LessonFile } from '../lesson.ts';
import type { PolicyDocument, PolicyUse, Statement } from './documents.ts';
import { listed } from './documents.ts';
import type { Rewriting } from './rewritings.ts';

const allows =
  (change: (statement: Statement, use: PolicyUse) => Statement | null) =>
  (document: PolicyDocument, use: PolicyUse): PolicyDocument => ({
    ...document,
    Statement: document.Statement.map((statement) =>
      statement.Effect === 'Allow' ? (change(statement, use) ?? statement) : statement,
    ),
  });

const service = (statement: Statement): string => listed(statement.Action)[0]?.split(':')[0] ?? 's3';

/** Wildcards that aren't a whole answer become the names that the lesson's text and goals tell. */
function namedOnly(lesson: LessonFile): Rewriting['write'] {
  const told = new Set(
    lesson.goals
      .flatMap(({ needs }) => needs)
      .flatMap((one) => (one.type === 'can' && one.is === 'allow' ? [one.probe.resource] : []))
      .filter((resource) => !resource.includes('%')),
  );
  return allows((statement) => {
    const resources = listed(statement.Resource).flatMap((arn) => {
      const prefix = arn.endsWith('*') && arn.length > 1 ? arn.slice(0, -1) : null;
      const named = prefix === null ? [] : [...told].filter((one) => one.startsWith(prefix));
      return named.length > 0 ? named : [arn];
    });
    return resources.length > 0 && resources.some((arn) => !listed(statement.Resource).includes(arn))
      ? { ...statement, Resource: resources }
      : null;
  });
}

/** Policies that look right and give too much or too little. Each must be refused, or spared with a reason. */
export const mutantsOf = (lesson: LessonFile): readonly Rewriting[] => [
  {
    name: 'any action',
    write: allows((statement, use) => {
      if (use === 'trust' || statement.Action === undefined) return null;
      return { ...statement, Action: use === 'resource' ? `${service(statement)}:*` : '*' };
    }),
  },
  {
    name: 'any resource',
    write: allows((statement, use) =>
      statement.Resource === undefined || use === 'resource' ? null : { ...statement, Resource: '*' },
    ),
  },
  {
    name: 'any principal',
    write: allows((statement) =>
      statement.Principal === undefined ? null : { ...statement, Principal: '*' },
    ),
  },
  {
    name: 'no condition',
    write: (document) => ({
      ...document,
      Statement: document.Statement.map((statement) =>
        statement.Condition ? { ...statement, Condition: {} } : statement,
      ),
    }),
  },
  { name: 'no Deny', write: (document) => withoutDeny(document) },
  { name: 'named ones only', write: namedOnly(lesson) },
];

function withoutDeny(document: PolicyDocument): PolicyDocument | null {
  const rest = document.Statement.filter(({ Effect }) => Effect !== 'Deny');
  return rest.length === document.Statement.length || rest.length === 0
    ? null
    : { ...document, Statement: rest };
}
