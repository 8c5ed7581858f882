import type { AuthorizationRequest } from '../policy/request.ts';
import type { Cell, Split } from './cells/cells.ts';
import { fits } from './cells/forms.ts';
import type { ResourceCells } from './cells/resource-cells.ts';
import type { Leaf, Tree } from './cells/split.ts';
import type { Keys, Witness } from './cells/subject.ts';

const lowerKeys = (keys: Witness['keys']): Keys =>
  new Map(Object.entries(keys).map(([name, values]) => [name.toLowerCase(), values]));

/** Whether a resource has a form that an action of the class takes. */
const takes = ({ forms }: ResourceCells, action: string, resource: string): boolean =>
  forms.some(
    ({ form, actions }) =>
      fits(form, resource) &&
      (actions.length === 0 || actions.some(({ id }) => id.toLowerCase() === action.toLowerCase())),
  );

/** The leaf that requests lead to, one for each subject. */
function leafOf(tree: Tree, requests: readonly AuthorizationRequest[]): Leaf | undefined {
  let at: Tree | undefined = tree;
  while (at?.kind === 'fork') {
    const request: AuthorizationRequest | undefined = requests[at.probe.subject];
    at = request && at.children.get(at.probe.run(request));
  }
  return at;
}

/** The cell of a request; undefined if it isn't among the requests that are described. */
export function cellOf(
  { classes, found, subjects }: Split,
  { action, resource, keys }: Witness,
): Cell | undefined {
  const actionClass = classes.classOf(action);
  const known = actionClass && found.get(actionClass);
  if (!known || !takes(known.resources, action, resource)) return undefined;
  const tried = known.tried.get(known.resources.keyOf(resource));
  if (!tried) return undefined;
  const requests = subjects.map((subject) => subject.read(action, resource, lowerKeys(keys)).request);
  const leaf = leafOf(tried.tree, requests);
  return leaf && tried.cells.get(leaf);
}
