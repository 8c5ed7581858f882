import type { NodeKind } from '../../../graph/elements.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';

const icons: { readonly [K in NodeKind]: EntityIconKind } = {
  user: 'user',
  root: 'root',
  service: 'service',
  account: 'account',
  federated: 'account',
  anyone: 'account',
  key: 'key',
  temporaryKey: 'temporary-key',
  group: 'group',
  role: 'role',
  session: 'session',
  policy: 'policy',
};

/** The small picture that stands for a node in lists. */
export const entityIcon = (kind: NodeKind): EntityIconKind => icons[kind];
