import type { World } from '../../../engine/index.ts';
import type { Form, FormCaller } from '../../panels/account/forms/form.ts';
import type { DialogKind, DialogOf } from '../../view/dialog-request.ts';
import type { Rows } from './account-dialogs.ts';
import { accountDialogs } from './account-dialogs.ts';
import { pageDialogs } from './page-dialogs.ts';

/** The answer to each request for a dialog. The compiler asks for a row of every kind. */
export const dialogs: Rows<DialogKind> = {
  ...accountDialogs,
  ...pageDialogs,
  // Apart from the tables before, because the palette lists those.
  palette: { load: () => import('../palette/Palette.svelte') },
};

/** The form that answers a request; null where none does, or what it is about is no longer there. */
export async function formFor<K extends DialogKind>(
  { kind, props }: DialogOf<K>,
  world: World,
  caller: FormCaller,
): Promise<Form | null> {
  const row = dialogs[kind];
  return 'form' in row ? (await row.form())(world, props, caller) : null;
}
