import type { ResourceType } from '../../actions/catalog.ts';

/** A part of a form that may hold any text of at least one character. */
interface Gap {
  /** Characters that it doesn't hold, besides the one that follows it in the form. */
  readonly excludes: string;
  /** If set, the characters that it may hold. */
  readonly only?: RegExp;
}

/** How texts look: characters, and gaps between them. */
export type Form = readonly (string | Gap)[];

/** The form of `*` alone. */
export const star: Form = ['*'];

const names = /\$\{(\w+)\}|\*/g;

/**
 * Regions, buckets and ids that AWS makes up have plain names. A secret's id is a name with slashes and more, and so are
 * all other names.
 */
function gapOf(name: string | undefined): Gap {
  const isPlain = name !== undefined && /^(?:Region|BucketName)$|(?<!Secret)Id$/.test(name);
  return { excludes: isPlain ? ':/' : '' };
}

/** A form as AWS's reference writes it, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`, in one account. */
function formOf(arn: string, account: string): Form {
  const form: (string | Gap)[] = [];
  let done = 0;
  for (const match of arn.matchAll(names)) {
    form.push(...arn.slice(done, match.index));
    done = match.index + match[0].length;
    if (match[1] === 'Partition') form.push(...'aws');
    else if (match[1] === 'Account') form.push(...account);
    // Two gaps in a row are one.
    else if (typeof form.at(-1) !== 'object') form.push(gapOf(match[1]));
  }
  form.push(...arn.slice(done));
  return form;
}

/** The forms that were read: services list the same ones for many actions, and each is the same object for ever. */
const known = new Map<string, Form>();

function knownForm(key: string, read: () => Form): Form {
  let form = known.get(key);
  if (!form) known.set(key, (form = read()));
  return form;
}

/** The forms of a type of resource in the accounts that are held. */
export const formsOf = ({ arn }: ResourceType, accounts: readonly string[]): readonly Form[] =>
  (arn.includes('${Account}') ? accounts : accounts.slice(0, 1)).map((account) =>
    knownForm(`${account} ${arn}`, () => formOf(arn, account)),
  );

const field: Gap = { excludes: ':' };
const rest: Gap = { excludes: '' };

/** Any ARN of a service whose forms aren't known: with each account that is held, and without one. */
export const anyArn = (service: string, accounts: readonly string[]): readonly Form[] =>
  ['', ...accounts].flatMap((account) =>
    [[field], []].map((region) =>
      knownForm(`${account} ${service} ${String(region.length)}`, () => [
        ...[...`arn:aws:${service}:`, ...region, ':', ...account, ':', rest],
      ]),
    ),
  );

const word = /^[a-z0-9-]$/;

/** Any action: a service's prefix and a name, in lower case. */
export const anyAction: Form = [{ excludes: '', only: word }, ':', { excludes: '', only: /^[a-z0-9]$/ }];

/** Any text of at least one character. */
export const anyText: Form = [rest];

/** Any text that begins with this one. */
export const beginning = (text: string): Form => knownForm(text, () => [...text, rest]);

/** A place in a form: how many of its parts are done, and whether the gap there has a character already. */
export interface FormPlace {
  readonly at: number;
  readonly isFilled: boolean;
}

export const formStart: FormPlace = { at: 0, isFilled: false };

function holds(form: Form, at: number, letter: string): boolean {
  const gap = form[at];
  if (typeof gap !== 'object') return false;
  return letter !== form[at + 1] && !gap.excludes.includes(letter) && (gap.only?.test(letter) ?? true);
}

/** The place after one more character, or null if the form doesn't have it there. */
export function formStep(form: Form, place: FormPlace, letter: string): FormPlace | null {
  const { at, isFilled } = place;
  const part = form[at];
  if (typeof part === 'string') return part === letter ? { at: at + 1, isFilled: false } : null;
  if (!part) return null;
  if (isFilled && form[at + 1] === letter) return { at: at + 2, isFilled: false };
  if (!holds(form, at, letter)) return null;
  return isFilled ? place : { at, isFilled: true };
}

export const formEnds = (form: Form, { at, isFilled }: FormPlace): boolean =>
  at === form.length || (at === form.length - 1 && isFilled);

/** The one character that the form demands here, or null if there is a choice. */
export const demanded = (form: Form, { at }: FormPlace): string | null => {
  const part = form[at];
  return typeof part === 'string' ? part : null;
};

/** The character that ends the gap here, or null. */
export function gapEnd(form: Form, { at, isFilled }: FormPlace): string | null {
  const next = form[at + 1];
  return isFilled && typeof next === 'string' ? next : null;
}

/** The shortest end of a text from here on, its gaps filled with `x`. */
export function ending(form: Form, { at, isFilled }: FormPlace): string {
  const parts = form.slice(isFilled ? at + 1 : at);
  return parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
}

/** Whether a text has the form. */
export function fits(form: Form, text: string): boolean {
  let place: FormPlace | null = formStart;
  for (let i = 0; i < text.length && place; i++) place = formStep(form, place, text.charAt(i));
  return place !== null && formEnds(form, place);
}
