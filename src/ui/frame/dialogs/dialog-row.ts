import type { Component } from 'svelte';
import type { AnyKind, World } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import type { FormMaker } from '../../panels/account/forms/form.ts';
import type { IconName } from '../../parts/icons.ts';
import type { DialogKind, DialogProps, DialogShown, PlainKind } from '../../view/dialog-request.ts';
import type { View } from '../../view/view.svelte.ts';

/** What answers a request: a form as data, a component of its own, or something else that the page does. */
type Answer<K extends DialogKind> =
  | { readonly form: () => Promise<FormMaker<K>> }
  | { readonly load: () => Promise<{ default: Component<DialogShown<K>> }> }
  | { readonly go: (playground: Playground, view: View, props: DialogProps[K]) => void };

/** How the palette offers a dialog that needs nothing selected. Its words are `palette.actions`, by the dialog's kind. */
export interface Offer {
  readonly icon: IconName | AnyKind;
  /** Where it isn't always to be had. */
  readonly when?: (world: World) => boolean;
}

/** All that the frame knows of one kind of dialog. */
type Row<K extends DialogKind> = Answer<K> & { readonly offer?: K extends PlainKind ? Offer : never };
export type Rows<K extends DialogKind> = { readonly [P in K]: Row<P> };
