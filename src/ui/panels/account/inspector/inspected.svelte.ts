import { untrack } from 'svelte';
import type { Credentials, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { principalNodeId } from '../../../../graph/model/outside-principals.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';

/** Returns the entity that signs with credentials: a session by its key, or the user of an access key. */
export function signerOf(world: World, credentials: Credentials): string {
  const { tables } = world;
  switch (credentials.type) {
    case 'key':
      return tables.accessKeys.get(credentials.accessKeyId)?.ownerId ?? credentials.accessKeyId;
    case 'console':
      return credentials.id;
    case 'service':
      return `principal:service:${credentials.service}`;
    case 'account':
      return principalNodeId(credentials.arn, accountOf(world)) ?? credentials.arn;
  }
}

/**
 * Chooses the entity that the inspector shows: the acting identity, until something is selected or a step is about
 * somebody. The newer of the two wins. For a component's initialisation.
 */
export class Inspected {
  readonly #playground: Playground;
  readonly #view: View;
  #isTold = $state(true);
  #told: string | null = null;
  #chosen: string | null = null;

  constructor(playground: Playground, view: View) {
    this.#playground = playground;
    this.#view = view;
    // An effect, because it must remember which of the two came last.
    $effect.pre(() => {
      const [told, chosen] = [view.protagonist, playground.selected];
      untrack(() => {
        if (told !== this.#told) this.#isTold = true;
        else if (chosen !== this.#chosen) this.#isTold = chosen === null;
        this.#told = told;
        this.#chosen = chosen;
      });
    });
  }

  /** The selected item's id, or that of the step's subject; null for neither. */
  readonly asked: string | null = $derived.by(() => {
    const { protagonist } = this.#view;
    return this.#isTold && protagonist !== null ? protagonist : this.#playground.selected;
  });

  /** The id of the acting entity. */
  readonly actor: string = $derived.by(() => signerOf(this.#playground.world, this.#playground.credentials));
}
