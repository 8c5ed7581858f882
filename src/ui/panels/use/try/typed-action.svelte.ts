import type { World } from '../../../../engine/index.ts';
import { tryWords as words } from '#words/try.ts';
import { type ActionHelp, helpFor, resourcesFor } from './action-help.ts';
import { commonActions, resourceSuggestions } from './suggestions.ts';

interface Asked {
  /** The text in the field. */
  readonly action: string;
  readonly world: World;
  /** The account that is shown. */
  readonly account: string;
}

const each = (list: readonly string[]): readonly string[] => [...new Set(list)];

/**
 * Looks up the typed action in AWS's own list of actions, which is fetched when something is typed. Without the list
 * there are no suggestions, but every question can still be asked. For a component's initialisation.
 */
export class TypedAction {
  readonly #asked: () => Asked;
  #help = $state.raw<ActionHelp | null>(null);

  constructor(asked: () => Asked) {
    this.#asked = asked;
    // An effect, because the list comes later than the typing.
    $effect(() => {
      const typed = this.#asked().action;
      let isCurrent = true;
      void helpFor(typed).then(
        (found) => {
          if (isCurrent) this.#help = found;
        },
        () => undefined,
      );
      return () => {
        isCurrent = false;
      };
    });
  }

  readonly actions = $derived.by(() => {
    const suggestions = this.#help?.suggestions ?? [];
    return suggestions.length > 0 ? suggestions : commonActions;
  });

  readonly resources = $derived.by(() => {
    const { world, account } = this.#asked();
    const action = this.#help?.action ?? null;
    if (!action) return resourceSuggestions(world, account);
    const fitting = resourcesFor(world, account, action);
    return action.resourceTypes.length === 0
      ? fitting
      : each([...fitting, ...resourceSuggestions(world, account)]);
  });

  /** The action's kind of access and its resources, or that AWS has no such action; null while nothing is known. */
  readonly hint = $derived.by(() => {
    if (!this.#help) return null;
    const { action, isKnown } = this.#help;
    if (!isKnown) return words.unknownAction;
    return action && words.about(action.accessLevel, each(action.resourceTypes.map(({ name }) => name)));
  });

  /** Whether the action is known to take no resource. */
  readonly takesNoResource = $derived(this.#help?.action?.resourceTypes.length === 0);

  /** The condition keys of the action and its resources. */
  readonly keys = $derived.by(() => {
    const action = this.#help?.action;
    if (!action) return [];
    return each([
      ...action.conditionKeys,
      ...action.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
    ]);
  });
}
