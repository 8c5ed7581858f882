import type { World } from '../../../../engine/index.ts';
import { sections as titles } from '#words/inspector-wider.ts';
import { indented, trustText } from '../../forms/document-text.ts';
import type { ShownDocument } from '../documents.ts';
import type { WiderItem } from '../wider-items.ts';

/** The texts that belong to an item, as AWS shows them. */
export function documentsOf(world: World, item: WiderItem): ShownDocument[] {
  switch (item.kind) {
    case 'resource':
      return item.row.policy === undefined
        ? []
        : [{ id: 'policy', title: titles.policy, text: trustText(world, item.row.policy), open: true }];
    case 'organizationPolicy':
      return [{ id: 'document', title: titles.document, text: indented(item.row.document), open: true }];
    case 'samlProvider':
      return [{ id: 'metadata', title: titles.metadata, text: item.row.metadata, open: false }];
    default:
      return [];
  }
}
