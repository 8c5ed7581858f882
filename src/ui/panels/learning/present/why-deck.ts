import { rulePages, type StatementTrace } from '../../../../engine/index.ts';
import { type Compared, compare } from '../../../../assume/why/compare.ts';
import type { Gate, Why } from '../../../../assume/why/gates.ts';
import { asSentence, headlineOf, placeOf, policyName, questionOf } from '../../../../assume/why/headline.ts';
import { askerOf } from '../../../../assume/why/names.ts';
import { gateSentence, gateText, standsAs } from '../../../../assume/why/tell.ts';
import { presentWords } from '#words/present.ts';
import { panel, stateTexts } from '#words/why.ts';
import { plain, type Slide } from './slides.ts';
import { slideCounts } from './thoughts.ts';

const words = presentWords.why;

/** The state of the picture of the gates on a slide. */
export interface GatesShown {
  /** The notch at which the request stands. */
  readonly at: number;
  /** The gate that the slide is about, or null. */
  readonly gate: number | null;
}

/** An answer to present. */
interface Answered {
  readonly why: Why;
  /** AWS's own sentence, if it was refused; null if there is none. */
  readonly message: string | null;
  /** The condition keys of the question. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Brings the picture into the state of the slide that is shown. */
  readonly show: (shown: GatesShown) => void;
}

type Told = Pick<Slide, 'title' | 'over' | 'says' | 'code' | 'notes' | 'stands'> & GatesShown;

/** The most comparisons and conditions that are shown of one statement, so that an audience can follow. */
const mostCompared = 4;

/** Compares the request with a statement: its value above that of the statement. */
function comparison(one: Compared, effect: StatementTrace['effect']): string {
  const { asked, stands, condition, more } = one;
  return [
    ...(condition ? [words.line(panel.about.condition, `${condition.operator} ${condition.key}`)] : []),
    words.line(panel.asked, asked?.text ?? panel.hasNone),
    ...stands.map(({ text }) => words.line(standsAs(one, effect), text)),
    ...(more > 0 ? [panel.more(more)] : []),
  ].join('\n');
}

/** The most letters of a line of code, so that it isn't broken at 1280 px. */
const longestLine = 60;

/** Writes JSON in few lines: what fits stands in one, apart from the outermost. */
export function slideJson(value: unknown, indent = ''): string {
  const isList = Array.isArray(value);
  const line = JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  if (typeof value !== 'object' || value === null) return line;
  if (indent !== '' && indent.length + line.length <= longestLine) return line;
  const inner = `${indent}  `;
  const parts = Object.entries(value).map(
    ([name, one]) => `${inner}${isList ? '' : `${JSON.stringify(name)}: `}${slideJson(one, inner)}`,
  );
  const [open, close] = isList ? '[]' : '{}';
  return [open, parts.join(',\n'), `${indent}${close}`].join('\n');
}

/** The slides of the statement that decided: what it is compared with, and its text. */
function ofStatement(
  why: Why,
  statement: StatementTrace,
  base: Omit<Told, 'title' | 'says'>,
): readonly Told[] {
  const { policy, effect, index, sid } = statement;
  const compared = compare(statement, why.decision).slice(0, mostCompared);
  return [
    ...compared.map((one) => ({
      ...base,
      title: words.titles.compared,
      says: plain(words.compared[one.about]),
      code: () => comparison(one, effect),
    })),
    {
      ...base,
      title: `${policyName(policy)}, ${panel.statement(index + 1, sid)}`,
      says: plain(words.stands(placeOf(policy))),
      code: () => slideJson(statement.statement),
    },
  ];
}

/** The name of a gate, its term, and AWS's page about it, for the speaker. */
function headOf(why: Why, gate: Gate, place: number): Pick<Told, 'title' | 'over' | 'gate' | 'notes'> {
  const { title, term } = gateText(gate, why);
  const page = gate.rule && rulePages[gate.rule];
  return {
    title,
    over: words.gate(place + 1, why.gates.length, term),
    gate: place,
    notes: page ? [words.page(page)] : [],
  };
}

/** The place of the gate that decided: where the request ended, or the one that AWS names for an allow. */
const deciderOf = ({ gates, end, decision }: Why): number =>
  end ?? gates.findIndex(({ layer, id }) => id !== 'deny' && layer === decision.decidedBy);

/** The slides of a gate to which the request came: its question before it is asked, then its answer. */
function asked({ why, message }: Answered, gate: Gate, place: number): readonly Told[] {
  const head = headOf(why, gate, place);
  const [decider] = place === deciderOf(why) ? gate.deciding : [];
  const answered = { ...head, at: place + 1 };
  const state = presentWords.sentence(asSentence(stateTexts[gate.state]));
  return [
    { ...head, at: place, says: plain(gateText(gate, why).about) },
    {
      ...answered,
      says: plain(gateSentence(gate, why) || state),
      // Where there is no policy, the sentence says so already.
      ...(gate.state !== 'absent' && { stands: () => state }),
    },
    ...(decider ? ofStatement(why, decider, answered) : []),
    ...(message !== null && place === why.end
      ? [{ ...answered, title: panel.awsSays, says: [], code: () => message }]
      : []),
  ];
}

/** The slides of a gate behind the end: one, or two where there would be too few. */
function notAsked(why: Why, gate: Gate, place: number, isSplit: boolean): readonly Told[] {
  const base = { ...headOf(why, gate, place), at: (why.end ?? 0) + 1 };
  const [about, sentence] = [gateText(gate, why).about, gateSentence(gate, why)];
  if (!isSplit) return [{ ...base, says: [...plain(about), ...plain(sentence)] }];
  return [
    { ...base, says: plain(about) },
    { ...base, says: plain(sentence) },
  ];
}

/** The slides before the first gate: the question, the caller, and what is asked for. */
function question({ why, keys }: Answered): readonly Told[] {
  const { decision } = why;
  const { action, resource, principalArn } = decision;
  const start = { over: '', at: 0, gate: null };
  const named = Object.entries(keys).map(([key, values]) => `${key} = ${values.join(', ')}`);
  const isOne = resource !== '*';
  return [
    { ...start, title: panel.title, says: plain(questionOf(decision)) },
    principalArn === ''
      ? { ...start, title: words.titles.asker, says: plain(words.nobody) }
      : {
          ...start,
          title: words.titles.asker,
          says: plain(words.asker(askerOf(decision).name)),
          code: () => principalArn,
        },
    {
      ...start,
      title: words.titles.deed,
      says: plain(isOne ? words.deed : words.onAnything),
      code: () => [action, resource, ...named].join('\n'),
    },
  ];
}

/** An answer on slides: the question, one gate after the other, and the answer, each with the picture of the gates. */
export function whySlides(answered: Answered): readonly (Slide & GatesShown)[] {
  const { why, show } = answered;
  const { gates, end, decision } = why;
  const last = end ?? gates.length - 1;
  const { title, term } = panel.verdicts[decision.verdict];
  const before = [
    ...question(answered),
    ...gates.slice(0, last + 1).flatMap((gate, place) => asked(answered, gate, place)),
  ];
  const behind = gates.slice(last + 1);
  const missing = slideCounts.least - before.length - behind.length - 1;
  const told: readonly Told[] = [
    ...before,
    ...behind.flatMap((gate, index) => notAsked(why, gate, last + 1 + index, index < missing)),
    {
      title: asSentence(title),
      over: term,
      says: plain(headlineOf(why)),
      at: end === null ? gates.length + 1 : end + 1,
      gate: null,
    },
  ];
  return told.map((slide) => ({
    ...slide,
    part: 'why',
    show: () => show({ at: slide.at, gate: slide.gate }),
  }));
}
