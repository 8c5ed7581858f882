/** One piece of a word. What stands in quotes is neither split nor taken for a comment or an operator. */
export type Part =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: 'variable';
      readonly name: string;
      readonly quoted: boolean;
      /** `${NAME:-word}`: what stands for a variable that isn't set, or (with `orEmpty`) is empty. */
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
  /** As it stands in the script. */
  readonly source: string;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** `! command`. */
  readonly negated: boolean;
}

/** How a command follows the one before it: always, where that succeeded, where it failed. */
export type Join = ';' | '&&' | '||';

export interface Step {
  readonly join: Join;
  readonly command: Command;
}

export type Script = readonly Step[];
