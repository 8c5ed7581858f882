import { linkText } from '../../exchange/link/text-link.ts';
import { saveText } from '../parts/save-text.ts';
import { parseAddress } from './addresses.ts';

/** Saves the text that a link holds as a file; the address itself if it holds none, or if the text can't be unpacked. */
export async function saveAddress(hash: string): Promise<void> {
  const address = parseAddress(hash);
  const link = address !== null && address !== 'unknown' && 'link' in address ? address.link : null;
  const text = link === null ? null : await linkText(link);
  if (text === null) saveText('address.txt', `${location.origin}${location.pathname}${hash}\n`, 'text/plain');
  else if (/^w/.test(hash.slice(1))) saveText('workshop.md', text, 'text/markdown');
  else saveText('account.json', text, 'application/json');
}
