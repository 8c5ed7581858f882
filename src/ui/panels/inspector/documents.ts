import type { World } from '../../../engine/index.ts';
import { sections as titles } from '#words/inspector.ts';
import { indented, trustText } from '../forms/document-text.ts';
import type { Item } from './entity.ts';

/** A text that belongs to an item: a policy, a trust policy, a provider's metadata. */
export interface ShownDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Whether it is read at once, or opened first. */
  readonly open: boolean;
}

/** A user's, role's, policy's or session's documents as AWS shows them. */
export function documentsOf(world: World, item: Item): ShownDocument[] {
  const one = (title: string, text: string | undefined, open: boolean): ShownDocument[] =>
    text === undefined ? [] : [{ id: 'document', title, text, open }];
  switch (item.kind) {
    case 'policy': {
      const { defaultVersionId, versions } = item.row;
      const text = versions.find(({ versionId }) => versionId === defaultVersionId)?.document;
      return one(titles.policyText, text && indented(text), true);
    }
    case 'inlinePolicy':
      return one(titles.policyText, indented(item.row.document), true);
    case 'role':
      return one(titles.trustText, trustText(world, item.row.trustPolicy), false);
    case 'session':
      return one(titles.sessionPolicy, item.row.policy && indented(item.row.policy), true);
    default:
      return [];
  }
}
