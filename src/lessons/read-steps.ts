import type { Step } from './goal.ts';
import { guesses } from './goal.ts';
import type { RecipeStep } from './lesson.ts';
import { fieldNames } from './lesson-fields.ts';
import { type FieldReader, isFields } from './fields.ts';

/** Members that AWS takes as the text of a policy. A file may write them as fields. */
const documentMembers: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Policy',
  'Content',
  'InlinePolicy',
]);

/**
 * Returns the JSON text of a policy that is given whole, as one statement, or as a list of statements. A text is
 * returned unchanged.
 */
export function documentText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isFields(value) && 'Statement' in value) return JSON.stringify({ Version: '2012-10-17', ...value });
  const isPolicy = Array.isArray(value) || (isFields(value) && 'Effect' in value);
  return JSON.stringify(isPolicy ? { Version: '2012-10-17', Statement: value } : value);
}

/** Returns the milliseconds of `90s`, `15m`, `2h` or `1d`; 0 for any other text. */
function duration(text: string): number {
  const [, count = '0', unit = 's'] = /^(\d{1,5})([smhd])$/.exec(text) ?? [];
  return Number(count) * ({ s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit] ?? 0);
}

function stepOfText(field: FieldReader, text: string): Step {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const said = rest.join(' ');
  switch (word) {
    case 'as':
      return { type: 'as', who: said };
    case 'wait': {
      const milliseconds = duration(said);
      if (milliseconds === 0) field.fault('wrong', 'wait 90s, 15m, 2h or 1d');
      return { type: 'clock', milliseconds };
    }
    case 'try': {
      const [action = '', resource = '*', ...more] = rest;
      if (more.length > 0) field.fault('wrong', 'try ACTION ARN');
      return { type: 'try', action, resource };
    }
    case 'answer': {
      const [question = '', guess = ''] = rest;
      return { type: 'answer', question, guess: field.among(guess, guesses) };
    }
    case 'undo':
      return { type: 'undo' };
    default:
      return { type: 'line', line: text };
  }
}

function inputOf(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value).map(([name, given]): [string, unknown] => [
    name,
    documentMembers.has(name) && typeof given === 'object' ? documentText(given) : given,
  ]);
  return Object.fromEntries(entries);
}

const operationName = /^([a-z0-9-]+) ([A-Z][A-Za-z]+)$/;

/**
 * Reads a step: `aws …` and other lines · `as ana` · `wait 1h` · `try s3:GetObject arn:…` · `{iam CreateUser:
 * {UserName: ana}}`.
 */
function readStep(field: FieldReader): Step {
  const { value } = field;
  if (typeof value === 'string') return stepOfText(field, field.asText());
  const nothing: Step = { type: 'line', line: '' };
  if (!isFields(value)) {
    field.fault('wrong', 'a line, or {service Operation: {…}}');
    return nothing;
  }
  const name = Object.keys(value).find((key) => key !== 'as' && key !== 'keep') ?? '';
  field.only(name, 'as', 'keep');
  const [, service = '', operation = ''] = operationName.exec(name) ?? [];
  const input = value[name] ?? {};
  if (operation === '' || !isFields(input)) {
    field.fault('wrong', '{service Operation: {…}}');
    return nothing;
  }
  const as = field.has('as') ? { as: field.text('as') } : {};
  const kept = field.at('keep');
  const keep = isFields(kept.value)
    ? { keep: Object.fromEntries(Object.keys(kept.value).map((variable) => [variable, kept.text(variable)])) }
    : {};
  return { type: 'call', service, operation, input: inputOf(input), ...as, ...keep };
}

export const readSteps = (fields: readonly FieldReader[]): readonly Step[] => fields.map(readStep);

/** A step of the third hint: `{do: LINE, press: WORDS}`. */
export function readRecipeStep(field: FieldReader): RecipeStep {
  field.only(...fieldNames.hint);
  return { step: readStep(field.at('do')), pointer: field.text('press', '') };
}
