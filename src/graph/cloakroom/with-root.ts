import { derivedNode } from '../model/outside-principals.ts';
import type { Picture } from '../picture/stacks.ts';

/** The picture with the root user of `account` in it where that acts: it may have no other line to the account. */
export function withRoot(picture: Picture, account: string, acting: string | null): Picture {
  const root = acting === account && !picture.nodes.has(account) ? derivedNode(account) : null;
  if (!root) return picture;
  return {
    ...picture,
    nodes: new Map([[account, { ...root, count: 1, stack: null }], ...picture.nodes]),
    standsFor: (id) => (id === account ? id : picture.standsFor(id)),
  };
}
