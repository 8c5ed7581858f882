/** The words of the command at the cursor, up to the cursor. */
interface WordsBefore {
  /** The finished words of this command. */
  readonly words: readonly string[];
  /** The word at the cursor, without its quotes; empty between words. */
  readonly current: string;
  /** The start of that word. */
  readonly from: number;
}

/** If more text than this is before the cursor, only the last line is read. */
const most = 20_000;

/**
 * Splits a line that may end anywhere, also within quotes. A new command begins after `;`, `&&`, `||`, `$(`.
 * @returns null for a line that is too long to have been typed
 */
export function wordsBefore(text: string): WordsBefore | null {
  const start = text.length > most ? text.lastIndexOf('\n', text.length - 2) + 1 : 0;
  if (text.length - start > most) return null;
  let words: string[] = [];
  let current: string | null = null;
  let from = text.length;
  let quote = '';
  const end = (): void => {
    if (current !== null) words.push(current);
    current = null;
  };
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    const isBlank = quote === '' && /\s/.test(char);
    if (quote === '' && /[;&|()\n]/.test(char)) {
      end();
      words = [];
    } else if (isBlank) end();
    else {
      if (current === null) [current, from] = ['', i];
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === '\\' && quote !== "'") {
        i++;
        if (text.charAt(i) !== '\n') current += text.charAt(i);
        else if (current === '') current = null;
      } else current += char;
    }
  }
  // The command's own variables come before it.
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return {
    words: first < 0 ? [] : words.slice(first),
    current: current ?? '',
    from: current === null ? text.length : from,
  };
}
