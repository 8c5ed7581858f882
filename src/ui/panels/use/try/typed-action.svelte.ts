import type { World } from '../../../../engine/index.ts';
import { tryWords as words } from '#words/try.ts';
import { type ActionHelp, helpFor, resourcesFor } from './action-help.ts';
import { commonActions, resourceSuggestions } from './suggestions.ts';

interface Asked {
  /** The text in the field. */
  readonly action: string;
  readonly world: World;
  /** The account that is looked at. */
  readonly account: string;
}

const each = (list: readonly string[]): readonly string[] => [...new Set(list)];

/**
 * Tells what AWS's own list of actions has about the one being typed. The list is fetched when something is typed; without
 * it there is nothing to suggest, and everything can still be asked. For a component's initialisation.
 */
export class TypedAction {
  readonly #asked: () => Asked;
  #help = $state.raw<ActionHelp | null>(null);

  constructor(asked: () => Asked) {
    this.#asked = asked;
    // An effect, because the list arrives later than the letters.
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

  /** Tells the kind of access and to what, or that AWS has no such action; null while nothing is known. */
  readonly hint = $derived.by(() => {
    if (!this.#help) return null;
    const { action, isKnown } = this.#help;
    if (!isKnown) return words.unknownAction;
    return action && words.about(action.accessLevel, each(action.resourceTypes.map(({ name }) => name)));
  });

  /** Whether it is known that the action takes no resource. */
  readonly takesNoResource = $derived(this.#help?.action?.resourceTypes.length === 0);

  /** The condition keys that the action and its resources know. */
  readonly keys = $derived.by(() => {
    const action = this.#help?.action;
    if (!action) return [];
    return each([
      ...action.conditionKeys,
      ...action.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
    ]);
  });
}
