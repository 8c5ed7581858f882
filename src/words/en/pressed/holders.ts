import { permissionsBoundary } from '../dialogs/permissions-boundary.ts';
import { fields, submits } from '../forms.ts';
import { actions, removals } from '../inspector-details.ts';
import { last } from '../../called.ts';
import { type Entry, inspect, type MadeCall, remove, type Text } from './entry.ts';
import { filledIn } from './policy.ts';

/** Which member names the holder of policies, tags or a boundary. */
const holders = { User: 'UserName', Group: 'GroupName', Role: 'RoleName' } as const;

function inline(holder: string, text: Text, { isThere }: MadeCall): string {
  const [name, policy] = [text(holder), text('PolicyName')];
  // AWS's console writes this one, and so does the page's own action.
  if (policy === 'AWSRevokeOlderSessions') return inspect(name, actions.revoke);
  const document = filledIn(text('PolicyDocument'));
  return isThere
    ? inspect(`${name} and its policy ${policy}`, actions.editDocument, document, submits.save)
    : inspect(name, actions.inline, `name it ${policy}, ${document}`, submits.save);
}

function tagged(name: string, { input }: MadeCall): string {
  const tags = (input['Tags'] ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  const added = tags.map(({ Key, Value }) => `**${fields.addTag}**: ${Key}, ${Value}`).join(', ');
  return `Select ${name}, **${actions.editTags}**, ${added}, **${submits.save}**`;
}

/** The operations that users, groups and roles have alike. */
export const holderEntries: readonly (readonly [string, Entry])[] = Object.entries(holders).flatMap(
  ([kind, holder]): readonly (readonly [string, Entry])[] => [
    [
      `iam:Put${kind}Policy`,
      [[holder, 'PolicyName', 'PolicyDocument'], (text, call) => inline(holder, text, call)],
    ],
    [
      `iam:Delete${kind}Policy`,
      [[holder, 'PolicyName'], (text) => remove(`${text(holder)} and its policy ${text('PolicyName')}`)],
    ],
    [
      `iam:Attach${kind}Policy`,
      [
        [holder, 'PolicyArn'],
        (text) => inspect(text(holder), actions.attach, last(text('PolicyArn')), submits.apply),
      ],
    ],
    [
      `iam:Detach${kind}Policy`,
      [
        [holder, 'PolicyArn'],
        (text) => inspect(text(holder), removals.detachFrom(last(text('PolicyArn')), text(holder))),
      ],
    ],
    [
      `iam:Put${kind}PermissionsBoundary`,
      [
        [holder, 'PermissionsBoundary'],
        (text) =>
          inspect(
            text(holder),
            actions.boundary,
            last(text('PermissionsBoundary')),
            permissionsBoundary.submit,
          ),
      ],
    ],
    [
      `iam:Delete${kind}PermissionsBoundary`,
      [
        [holder],
        (text) => `Select ${text(holder)}, **${actions.boundary}**, **${permissionsBoundary.remove}**`,
      ],
    ],
    [`iam:Tag${kind}`, [[holder, 'Tags'], (text, call) => tagged(text(holder), call)]],
    [`iam:Delete${kind}`, [[holder], (text) => remove(text(holder))]],
  ],
);
