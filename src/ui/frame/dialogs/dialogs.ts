import type { World } from '../../../engine/index.ts';
import type { Form, FormCaller } from '../../panels/account/forms/form.ts';
import type { DialogKind, DialogOf } from '../../view/dialog-request.ts';
import type { Rows } from './account-dialogs.ts';
import { ahead } from '../../parts/fetch-ahead.ts';
import { accountDialogs } from './account-dialogs.ts';
import { pageDialogs } from './page-dialogs.ts';

/** The answer to each request for a dialog. The compiler complains about a kind without a row. */
export const dialogs: Rows<DialogKind> = {
  ...accountDialogs,
  ...pageDialogs,
  // It isn't in the tables above, because the palette lists those.
  palette: { load: ahead(() => import('../palette/Palette.svelte')) },
};

/** Returns the form that answers a request; null if there is none, or its subject no longer exists. */
export async function formFor<K extends DialogKind>(
  { kind, props }: DialogOf<K>,
  world: World,
  caller: FormCaller,
): Promise<Form | null> {
  const row = dialogs[kind];
  return 'form' in row ? (await row.form())(world, props, caller) : null;
}
