import { apartAt } from './addresses.ts';

/**
 * Opens the scene to which a saved picture leads, as if its link had been pasted: only what stands behind the `#` is
 * taken, and it is read as any link is. @returns whether the file is a picture with such a link
 */
export async function openPicture(file: File): Promise<boolean> {
  if (!file.type.startsWith('image/')) return false;
  const { addressInPicture } = await import('../../graph/sheet/link-in-picture.ts');
  const address = await addressInPicture(file);
  const hash = address?.includes('#') ? address.slice(address.indexOf('#')) : '';
  const kind = apartAt(hash)?.kind;
  if (kind !== 'link' && kind !== 'lesson') return false;
  location.hash = hash;
  return true;
}
