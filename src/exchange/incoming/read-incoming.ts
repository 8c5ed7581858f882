import type { NotModelled, Result } from '../../engine/index.ts';
import type { Json, Template, TemplateParameter } from '../../engine/cloudformation/index.ts';
import {
  capabilitiesOf,
  leftOutIn,
  modelledTypes,
  readTemplate,
  readTemplateText,
  resolveTemplate,
  templateQuotas,
  unmodelledIn,
} from '../../engine/cloudformation/index.ts';
import { closeMatches } from '../../words/close-matches.ts';
import type { ReadTerraform } from '../terraform/read-terraform.ts';
import { readTerraform } from '../terraform/read-terraform.ts';
import type { UnreadTerraform } from '../terraform/shown.ts';
import { faultyStatements } from './faulty-statements.ts';
import { leavingOut } from './leave-out.ts';
import type { TemplateFinding } from './template-findings.ts';
import { ownNames, templateFindings } from './template-findings.ts';

/** A text that is to be read, with the reader's choices about it so far. */
export interface IncomingQuestion {
  readonly kind: 'cloudFormation' | 'terraform';
  readonly text: string;
  /** Parameters' values. */
  readonly values: ReadonlyMap<string, string>;
  readonly account: string;
  readonly stackName: string;
}

/** Things of a type that isn't modelled and holds no identity. */
export interface LeftOut {
  readonly type: string;
  readonly names: readonly string[];
  /** The type that is written almost like this one; null if there is none. */
  readonly near: string | null;
}

/** A thing that can't be carried out, or isn't, with its place. */
export interface Unfit {
  readonly name: string;
  readonly type: string;
  readonly property: string | null;
  /** The line of a template; null where there is none to name. */
  readonly line: number | null;
  readonly why: 'notModelled' | 'unknown';
  /** The type that is written almost like this one; null if there is none. */
  readonly near: string | null;
}

export type ShownParameter = TemplateParameter & { readonly name: string; readonly line: number };

/** All that a template says of itself. */
export interface IncomingTemplate {
  readonly kind: 'cloudFormation';
  readonly description: string | null;
  readonly parameters: readonly ShownParameter[];
  readonly capabilities: readonly string[];
  readonly resources: number;
  readonly mayLeaveOut: readonly LeftOut[];
  readonly refused: readonly Unfit[];
  readonly findings: readonly TemplateFinding[];
  /** The lines at which resources begin, by logical id. */
  readonly lines: ReadonlyMap<string, number>;
  /** The lines of the first statement of each resource that AWS will refuse, by logical id. */
  readonly faulty: ReadonlyMap<string, number>;
  /** Lines of names that the template gives itself, by logical id. */
  readonly names: ReadonlyMap<string, { readonly property: string; readonly line: number }>;
  /** The text that is deployed: it says what it leaves out. */
  readonly body: string;
  /** All that this text says; null where it can't be read with what it leaves out, which deploying will tell. */
  readonly said: Json | null;
  /** AWS's sentence on the values as they are; null if they are good. */
  readonly fault: string | null;
}

export interface IncomingTerraform {
  readonly kind: 'terraform';
  readonly file: ReadTerraform;
  readonly mayLeaveOut: readonly LeftOut[];
  readonly refused: readonly Unfit[];
}

export type Incoming = IncomingTemplate | IncomingTerraform;

/** The reason for which a text isn't read. `said`: a sentence of CloudFormation's. */
export type IncomingProblem =
  | UnreadTerraform
  | { readonly kind: 'said'; readonly said: string }
  | { readonly kind: 'feature'; readonly feature: string }
  /** Nothing was heard of the reading for that many seconds. */
  | { readonly kind: 'slow'; readonly seconds: number };

export type IncomingReading =
  { readonly ok: true; readonly value: Incoming } | { readonly ok: false; readonly problem: IncomingProblem };

type Failed = Exclude<Result<unknown>, { readonly ok: true }>;

const problemOf = (failed: Failed): IncomingProblem =>
  'error' in failed
    ? { kind: 'said', said: failed.error.message }
    : { kind: 'feature', feature: (failed.notModelled satisfies NotModelled).feature };

const saidOf = (problem: IncomingProblem): string =>
  problem.kind === 'said' ? problem.said : problem.kind === 'feature' ? problem.feature : '';

/** A value that stands in for a parameter without one, so that the rest of the template can be looked at. */
const standIn = ({ type, allowedValues, minLength, minValue }: TemplateParameter): string =>
  allowedValues?.[0] ??
  (type.includes('Number') ? String(minValue ?? 1) : 'x'.repeat(Math.max(1, minLength ?? 1)));

function resolved(template: Template, question: IncomingQuestion, values: ReadonlyMap<string, string>) {
  const { account, stackName } = question;
  return resolveTemplate(template, {
    parameters: values,
    accountId: account,
    region: 'us-east-1',
    stackName,
    stackId: `arn:aws:cloudformation:us-east-1:${account}:stack/${stackName}/id`,
    notificationArns: [],
    // Only the account knows its exports and its Parameter Store: deploying asks it.
    exportOf: (name) => name,
    stored: new Map(
      [...template.parameters].map(([name, one]) => [name, values.get(name) ?? one.default ?? '']),
    ),
  });
}

/** Letters of a type that may be wrong, missing or too many. */
const mostWrong = 2;

/** The modelled type that is written almost like another one, which isn't modelled; null if there is none. */
function nearType(type: string): string | null {
  const types = new Map(
    modelledTypes
      .filter((one) => Math.abs(one.length - type.length) <= mostWrong)
      .map((one) => [one.toLowerCase(), one]),
  );
  const [near] = closeMatches(type.toLowerCase(), [...types.keys()], 1 - mostWrong / type.length, 1);
  return types.get(near ?? '') ?? null;
}

function byType(all: readonly { readonly type: string; readonly name: string }[]): readonly LeftOut[] {
  const found = new Map<string, string[]>();
  for (const { type, name } of all) found.set(type, [...(found.get(type) ?? []), name]);
  return [...found].map(([type, names]) => ({ type, names, near: nearType(type) }));
}

/** All that a template's text says; null where it can't be read. */
export function saidIn(body: string): Json | null {
  try {
    return readTemplateText(body).value;
  } catch {
    return null;
  }
}

function readIncomingTemplate(question: IncomingQuestion): IncomingReading {
  const given = new Map([...question.values].slice(0, templateQuotas.parameters));
  const read = readTemplate(question.text, given);
  if (!read.ok) return { ok: false, problem: problemOf(read) };
  const template = read.value;
  const values = new Map([...given].filter(([name]) => template.parameters.has(name)));
  const asIs = resolved(template, question, values);
  const filled = new Map(
    [...template.parameters].map(([name, one]) => [name, values.get(name) ?? one.default ?? standIn(one)]),
  );
  const whole = asIs.ok ? asIs : resolved(template, question, filled);
  if (!whole.ok && template.parameters.size === 0) return { ok: false, problem: problemOf(whole) };
  const unmodelled = whole.ok ? unmodelledIn(whole.value.resources.values()) : [];
  const mayGo = unmodelled.filter(({ mayLeaveOut }) => mayLeaveOut);
  const without = [...new Set([...leftOutIn(template), ...mayGo.map(({ type }) => type)])];
  const body = leavingOut(question.text, template, without);
  return {
    ok: true,
    value: {
      kind: 'cloudFormation',
      description: template.description,
      parameters: [...template.parameters].map(([name, one]) => ({
        ...one,
        name,
        line: template.placeOf(['Parameters', name]).line,
      })),
      capabilities: capabilitiesOf(template).capabilities,
      resources: template.resources.size,
      mayLeaveOut: byType(mayGo.map(({ type, logicalId }) => ({ type, name: logicalId }))),
      refused: unmodelled
        .filter(({ mayLeaveOut }) => !mayLeaveOut)
        .map(({ type, logicalId, property }) => ({
          name: logicalId,
          type,
          property,
          line: template.placeOf([
            'Resources',
            logicalId,
            ...(property === null ? [] : ['Properties', property]),
          ]).line,
          why: 'notModelled',
          near: property === null ? nearType(type) : null,
        })),
      findings: whole.ok ? templateFindings(template, whole.value) : [],
      lines: new Map(
        [...template.resources.keys()].map((id) => [id, template.placeOf(['Resources', id]).line]),
      ),
      faulty: whole.ok ? faultyStatements(template, whole.value) : new Map<string, never>(),
      names: whole.ok ? ownNames(template, whole.value) : new Map<string, never>(),
      body,
      said: saidIn(body),
      fault: asIs.ok ? null : saidOf(problemOf(asIs)),
    },
  };
}

function readIncomingTerraform({ text }: IncomingQuestion): IncomingReading {
  const file = readTerraform(text);
  if (!file.ok) return file;
  return {
    ok: true,
    value: {
      kind: 'terraform',
      file,
      mayLeaveOut: [...file.mayLeaveOut].map(([type, names]) => ({ type, names, near: null })),
      refused: file.refused.map(({ address, type, argument, why }) => ({
        name: address,
        type,
        property: argument,
        line: null,
        why,
        near: null,
      })),
    },
  };
}

/** Reads a template, or what `terraform show -json` wrote. It carries nothing out, and costs no more than its size. */
export const readIncoming = (question: IncomingQuestion): IncomingReading =>
  question.kind === 'cloudFormation' ? readIncomingTemplate(question) : readIncomingTerraform(question);
