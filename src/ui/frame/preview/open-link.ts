import { readLink } from '../../../exchange/link/link.ts';
import { frame } from '#words/frame.ts';
import { linkProblem } from '#words/links.ts';
import { saveAddress } from '../../view/save-address.ts';
import type { Shell } from '../whole-page.ts';
import PreviewBar from './PreviewBar.svelte';
import { Preview } from './preview.svelte.ts';

/** The link that was opened last: Back leads to it in the state in which it was left. */
let latest: Preview | null = null;
/** The number of the newest opening: an earlier one that takes longer shows nothing. */
let asked = 0;

/** Shows a link's account as a preview, or says in the visitor's own account what is wrong with the link. */
export async function openLink(link: string, shell: Shell): Promise<void> {
  const mine = ++asked;
  if (latest?.link !== link) {
    const read = await readLink(link);
    if (mine !== asked) return;
    if (!read.ok) {
      history.replaceState(history.state, '', location.pathname + location.search);
      const { save } = frame.addressFailed;
      const action = { label: save, run: () => void saveAddress(`#${link}`) };
      shell.show({
        playground: shell.own(),
        message: { text: linkProblem(read.problem), tone: 'deny', action },
      });
      return;
    }
    latest?.close();
    latest = new Preview(link, read.state, shell);
  }
  await latest.show(PreviewBar, () => mine === asked);
}
