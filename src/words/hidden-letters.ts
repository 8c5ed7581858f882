/**
 * Letters that turn the direction of text or can't be seen: somebody else's name could look like another one, or hide
 * a part of itself. https://www.unicode.org/reports/tr36/
 */
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\u2800]/u;
const everyHidden = new RegExp(hidden, 'gu');

/** Breaks and tabs: they show as spaces, so nothing of them is hidden. */
const spaces = /^[\t\n\r]$/;
/** Scripts in which a joiner decides how the letters beside it look. */
const joined =
  /^[\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]$/u;
const pictured = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
const varied = /^[\p{Emoji}\p{sc=Han}]$/u;

/** Whether a letter does what it is for in its script: it joins letters or pictures, or chooses a picture's form. */
function isAtHome(letter: string, before: string, after: string): boolean {
  if (letter === '\u200c' || letter === '\u200d')
    return (joined.test(before) && joined.test(after)) || (pictured.test(before) && pictured.test(after));
  return /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(letter) && varied.test(before);
}

/**
 * Returns a text from outside with such letters named, as in `[U+202E]`. Those that a script or a picture needs stay.
 */
export function withHiddenShown(text: string): string {
  if (!hidden.test(text)) return text;
  return text.replace(everyHidden, (letter, at: number) => {
    // Two units before and after hold the whole letter there.
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
    const [after = ''] = text.slice(at + letter.length, at + letter.length + 2);
    if (spaces.test(letter) || isAtHome(letter, before, after)) return letter;
    return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
