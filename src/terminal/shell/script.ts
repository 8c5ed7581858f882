/** One piece of a word. Text in quotes is not split, and is no comment or operator. */
export type Part =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: 'variable';
      readonly name: string;
      readonly quoted: boolean;
      /** `${NAME:-word}`: the text for a variable that isn't set or (with `orEmpty`) is empty. */
      readonly fallback: { readonly orEmpty: boolean; readonly word: Word } | null;
    }
  | { readonly type: 'script'; readonly script: Script; readonly quoted: boolean };

export type Word = readonly Part[];

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

/** `from`: 1 is what a command prints, 2 its errors. `both` is `&>`. */
export type Redirect =
  | { readonly type: 'write'; readonly from: 1 | 2 | 'both'; readonly append: boolean; readonly to: Word }
  /** `2>&1`. */
  | { readonly type: 'join'; readonly from: 1 | 2; readonly into: 1 | 2 }
  | { readonly type: 'read'; readonly file: Word }
  /** The lines of a here-document. */
  | { readonly type: 'here'; readonly text: Word };

export interface Command {
  /** Its text in the script. */
  readonly source: string;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** `! command`. */
  readonly negated: boolean;
}

/** When a command runs after the one before it: always, after a success, after a failure. */
export type Join = ';' | '&&' | '||';

export interface Step {
  readonly join: Join;
  readonly command: Command;
}

export type Script = readonly Step[];
