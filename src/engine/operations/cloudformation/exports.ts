import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { on } from '../resources.ts';
import { exportNamed, importersOf, liveStacks, validationError } from './stack-rows.ts';
import { invalidToken } from './stacks.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html */
export const stackExports: Pick<OperationTable, 'cloudformation:ListExports' | 'cloudformation:ListImports'> =
  {
    'cloudformation:ListExports': {
      authorize: () => [on('cloudformation:ListExports', '*')],
      run(input, context) {
        const all = liveStacks(context.world, context)
          .flatMap(({ id, outputs }) =>
            outputs.flatMap(({ exportName, value }) =>
              exportName === undefined ? [] : [{ ExportingStackId: id, Name: exportName, Value: value }],
            ),
          )
          .sort((a, b) => compare(a.Name, b.Name));
        const page = tokenPage(all, input.NextToken, 100);
        if (!page) return refuse(invalidToken());
        return done({ Exports: page.items, ...(page.next !== undefined && { NextToken: page.next }) });
      },
    },

    'cloudformation:ListImports': {
      authorize: () => [on('cloudformation:ListImports', '*')],
      run(input, context) {
        const { ExportName: name } = input;
        const users = importersOf(context.world, context, name).sort(compare);
        if (!users.length)
          return refuse(
            validationError(
              exportNamed(context.world, context, name)
                ? `Export '${name}' is not imported by any stack.`
                : `Export '${name}' does not exist.`,
            ),
          );
        const page = tokenPage(users, input.NextToken, 100);
        if (!page) return refuse(invalidToken());
        return done({ Imports: page.items, ...(page.next !== undefined && { NextToken: page.next }) });
      },
      ledger: ['cloudformation-words'],
    },
  };
