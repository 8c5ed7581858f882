import { notes, removals, sections as titles } from '#words/inspector-services.ts';
import { ask } from '../../requests.ts';
import type { Row, Section } from '../../section.ts';
import { row, section } from '../../section.ts';
import type { ItemOf } from '../../item.ts';

interface Statement {
  readonly Sid?: string;
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const principals = ({ Principal }: Statement): string =>
  typeof Principal === 'string'
    ? Principal
    : Object.values(Principal ?? {})
        .flatMap(listOf)
        .join(', ');

function statementsOf(policy: string): readonly Statement[] {
  const { Statement: all } = JSON.parse(policy) as { Statement?: Statement | readonly Statement[] };
  return all === undefined ? [] : [all].flat();
}

/**
 * The statements of a function's policy, each of which goes by its name alone: no call writes the policy as a whole.
 * `shown` is the policy as AWS shows it, with ARNs.
 * https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html
 */
export function statementSection({ row: it }: ItemOf<'function'>, shown: string): Section {
  const rows = statementsOf(shown).map((statement): Row => {
    const name = statement.Sid ?? '';
    return row({
      id: name,
      target: null,
      icon: 'policy',
      label: name,
      note: notes.lets(principals(statement), listOf(statement.Action).join(', ')),
      remove: {
        label: removals.statement(name),
        request: ask('lambda:RemovePermission', { FunctionName: it.name, StatementId: name }),
      },
    });
  });
  return section({ id: 'statements', title: titles.statements, rows });
}
