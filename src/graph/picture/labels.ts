import { picture as words } from '#words/graph.ts';
import { shortKey } from '../../words/index.ts';
import type { GraphNode } from '../model/elements.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { PictureNode } from './stacks.ts';

const longest = 21;
/** The name with its middle left out where it is too long for its column. */
export function shorten(label: string, limit = longest): string {
  if (label.length <= limit) return label;
  const tail = Math.floor(limit / 3);
  return `${label.slice(0, limit - tail - 1)}…${label.slice(-tail)}`;
}

/** An ARN of another account by its last part, a provider by its host. */
function outsideName(label: string): string {
  if (!label.startsWith('arn:')) return label;
  return label.slice(label.lastIndexOf('/') + 1);
}

/** A node's whole name as people say it: role and session name, the account's number, the service. */
export function nameOf(node: GraphNode, model: GraphModel): string {
  switch (node.kind) {
    case 'session': {
      const role = node.ownerId === null ? undefined : model.nodes.get(node.ownerId);
      return role ? `${role.label}/${node.label}` : node.label || words.rootSession;
    }
    case 'otherRole':
      return outsideName(node.label);
    case 'account':
      return node.label.startsWith('arn:') ? outsideName(node.label) : words.account(node.label);
    case 'federated':
      return outsideName(node.label);
    case 'anyone':
      return words.anyone;
    case 'root':
      return words.root;
    default:
      return node.label;
  }
}

/** From this scale of letters on, a whole short key would lie on its owner's name. */
const largeLetters = 1.4;
/** A key by its last letters: which sort it is, its shape says. */
const lastOf = (key: string): string => key.replace(/^[^…]+(?=…)/, '');

/** What stands below a drawn node, whose letters are `textScale` times as large as usual: at most `limit` of them. */
export function labelOf(node: PictureNode, model: GraphModel, textScale = 1, limit = longest): string {
  if (node.stack === 'rest') return words.rest(node.kind, node.count);
  if (node.stack === 'alike') return words.stack(node.kind, node.count);
  if (node.kind === 'key' || node.kind === 'temporaryKey') {
    const key = shortKey(node.label);
    return textScale >= largeLetters ? lastOf(key) : key;
  }
  return shorten(nameOf(node, model), limit);
}
