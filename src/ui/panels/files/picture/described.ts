import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import { dialog as words } from '#words/pictures.ts';

/** The most letters of a text that stands in place of a picture: a screen reader can't stop in it. */
const longestAlt = 150;
/** The most letters of a file's name, without its ending. */
const longestName = 60;

/** Cuts a text behind a word. */
function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The short text that stands in place of a picture: its title, and what decided. */
export const altOf = ({ title, note }: Pictured): string =>
  cutAt(note === '' ? title : `${/[.!?]$/.test(title) ? title : `${title}.`} ${note}`, longestAlt);

/** A file's name that tells the scene: the kind of picture and its title, in letters that every system takes. */
export function fileNameOf({ kind, title }: Pictured, ending: string): string {
  const told = title
    .replaceAll(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('-')
    .toLowerCase();
  const name = `${words.fileNames[kind]}-${told}`;
  const cut = name.length <= longestName ? name : name.slice(0, name.lastIndexOf('-', longestName));
  return `${cut.replace(/-+$/, '')}.${ending}`;
}

const escaped = (text: string): string => text.replaceAll(/[\\[\]<>`*_]/g, (mark) => `\\${mark}`);

/** The picture in Markdown: the file, its short text, and the scene as its link. */
export function markdownOf(alt: string, file: string, address: string | null): string {
  const image = `![${escaped(alt.replaceAll(/\s+/g, ' '))}](${encodeURI(file)})`;
  return address === null ? image : `[${image}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
