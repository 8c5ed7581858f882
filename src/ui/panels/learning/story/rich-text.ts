interface Piece {
  readonly text: string;
  readonly kind: 'plain' | 'strong' | 'code';
}

/** Cuts a text at `**strong**` and at backtick pairs. A mark without its partner stays in the text. */
export function piecesOf(text: string): Piece[] {
  const marks = /\*\*(.+?)\*\*|`(.+?)`/g;
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), kind: 'plain' });
    const [whole, strong, code] = match;
    pieces.push(strong ? { text: strong, kind: 'strong' } : { text: code ?? '', kind: 'code' });
    at = match.index + whole.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: 'plain' });
  return pieces;
}
