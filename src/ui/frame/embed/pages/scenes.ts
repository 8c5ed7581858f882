import { embed as words } from '#words/embed.ts';
import { chapterTitle } from '#words/lessons.ts';
import { account as accountWords } from '#words/pictures.ts';
import { storyFrames } from '#words/story-frames.ts';
import { panel as whyWords } from '#words/why.ts';
import { callerNode } from '../../../../assume/caller-node.ts';
import { policyTexts } from '../../../../assume/policy-texts.ts';
import { stageOf } from '../../../../assume/stage.ts';
import { tellStep } from '../../../../assume/tell.ts';
import { whyOf } from '../../../../assume/why/gates.ts';
import { headlineOf, questionOf } from '../../../../assume/why/headline.ts';
import { accountOf, identify, type World, worldFrom } from '../../../../engine/index.ts';
import * as folding from '../../../../graph/cloakroom/fold-in-post.ts';
import { project } from '../../../../graph/model/project.ts';
import { actorNamed } from '../../../../lessons/attempt/acting.ts';
import { prepareText, startAttempt } from '../../../../lessons/attempt/attempt.ts';
import { checkGoals } from '../../../../lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../../lessons/attempt/lesson-start.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import { proseText } from '../../../../lessons/prose-text.ts';
import { localBackend } from '../../../../playground/backend.ts';
import { firstCredentials, sampleRows } from '../../../../playground/sample.ts';
import { credentialsBy } from '../../../kinds/who-signs.ts';
import { goalPicture, nowPicture, startPicture } from '../../../panels/learning/lesson/goals/goal-picture.ts';
import { taskOf } from '../../../panels/learning/lesson/task-of.ts';
import { foreseen } from '../../../panels/learning/story/door-call.ts';
import { cameraOf, highlightOf, type Told } from '../../../panels/learning/story/frames.ts';
import { writeAddress } from '../../../view/addresses.ts';
import { builtInQuestions, questionHash } from '../../../view/scene-pages.ts';
import type { EmbedView } from '../../../view/embed-views.ts';
import { readQuestion } from '../../../view/questions.ts';
import { accountDrawing } from './account-drawing.ts';
import type { Drawing } from './drawing.ts';
import { gatesDrawing } from './gates-drawing.ts';
import { goalsDrawing } from './goals-drawing.ts';
import { stageDrawing } from './stage-drawing.ts';

/** One way to show a scene before it is live. */
interface Look {
  /** The arrangement that it is the beginning of. */
  readonly view: EmbedView;
  /** The sentence in its foot, as the live page says it; the first part is marked. */
  readonly told: { readonly strong: string; readonly text: string };
  /** The words above or beside the picture; empty for none. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
  readonly drawing: Drawing;
  /** The answer of a question that the reader predicts: they unfold it where no script runs. */
  readonly answer?: { readonly strong: string; readonly text: string };
}

/** A built-in scene that has a page of its own, which is drawn when the site is built. */
export interface BuiltScene {
  /** Its place below `embed/`, such as `story/assume`. */
  readonly name: string;
  /** The address behind `#` of the page in full. */
  readonly hash: string;
  readonly title: string;
  readonly description: string;
  /** The scenes that share a picture for social media have the same. */
  readonly social: string;
  /** The first is shown unless a post asks for another. */
  readonly looks: readonly [Look, ...Look[]];
}

/** The moment at which all are drawn: nothing in them is older or newer, and each build draws the same. */
const moment = Date.UTC(2026, 0, 5, 9);

const bare = { heading: '', paragraphs: [], items: [] } as const;
/** The marks of strong words and names in the story's texts. */
const plain = (text: string): string => text.replaceAll(/\*\*|`/g, '');

function toldOf(world: World): Told {
  const credentials = firstCredentials(world);
  const caller = identify(world, credentials, moment);
  return {
    world,
    now: moment,
    you: { node: caller.ok ? callerNode(world, caller.value) : null, credentials },
  };
}

/** Makes the scenes of the sample account: itself, and the frames of the story. */
async function sampleScenes(world: World): Promise<BuiltScene[]> {
  const told = toldOf(world);
  const account = {
    model: project(world, moment),
    texts: policyTexts(world),
    now: moment,
    you: told.you.node,
  };
  const title = accountWords.title(accountOf(world), null, null);
  const whole: Look = {
    ...bare,
    view: 'picture',
    told: { strong: '', text: title },
    drawing: accountDrawing(account, null, folding),
  };
  const replay = await foreseen(world, moment);
  const [first] = replay.steps;
  const frames = storyFrames.map((frame): BuiltScene => {
    const { headline = '', text = '' } = first ? tellStep(replay, first, false) : {};
    const picture: Look = {
      ...bare,
      view: 'picture',
      told: { strong: frame.title, text: '' },
      drawing: accountDrawing(account, highlightOf(told, frame.id), folding),
    };
    const stage: Look = {
      ...bare,
      view: 'stage',
      told: { strong: headline, text },
      drawing: stageDrawing(stageOf(replay)),
    };
    return {
      name: `story/${frame.id}`,
      hash: writeAddress({ kind: 'story', frame: frame.id }),
      title: frame.title,
      description: plain(frame.paragraphs[0] ?? ''),
      social: `story-${frame.id}`,
      looks: cameraOf(frame.id) === 'door' ? [stage, picture] : [picture],
    };
  });
  const sample: BuiltScene = {
    name: 'sample',
    hash: '',
    title,
    description: words.sample,
    social: 'sample',
    looks: [whole],
  };
  return [sample, ...frames];
}

/** Makes the scene of a built-in question: its answer, or the question whose answer the reader predicts. */
async function askScene(world: World, id: string): Promise<BuiltScene> {
  const question = readQuestion(builtInQuestions[id] ?? '');
  const credentials = question?.who == null ? null : credentialsBy(world, question.who, moment);
  if (!question || !credentials) throw new Error(`The sample account has nobody who asks ${id}`);
  const { action, resource } = question;
  const command = { type: 'try', action, resource, credentials, context: {} } as const;
  await localBackend.prepare(command);
  const { decision } = localBackend.attempt(world, command, moment);
  if (!decision) throw new Error(`Nothing decides ${id}`);
  const why = whyOf(decision);
  const { title, term } = whyWords.verdicts[decision.verdict];
  const asked = questionOf(decision);
  const [verdict, headline] = [words.verdict(title, term), headlineOf(why)];
  return {
    name: `ask/${id}`,
    hash: questionHash(id),
    title: asked,
    description: words.askDescription,
    social: `ask-${id}`,
    looks: [
      {
        ...bare,
        view: 'why',
        told: { strong: verdict, text: words.gates },
        heading: headline,
        drawing: gatesDrawing(why, false),
      },
      {
        ...bare,
        view: 'question',
        told: { strong: words.question, text: words.predict },
        heading: asked,
        drawing: gatesDrawing(why, true),
        answer: { strong: verdict, text: headline },
      },
    ],
  };
}

/** Makes the scene of a lesson at its start. */
async function lessonScene(lesson: Lesson): Promise<BuiltScene> {
  const [prepared, { world, faults }] = await Promise.all([prepareText(lesson), lessonStart(lesson, moment)]);
  if (faults.length > 0)
    throw new Error(`${lesson.id} doesn’t begin: ${faults.map(({ says }) => says).join(' ')}`);
  const attempt = startAttempt(prepared, world, lesson.id);
  const states = checkGoals(attempt);
  const isTold = lesson.predictions.length === 0;
  const caller = identify(world, actorNamed(world, lesson.actor), moment);
  const you = caller.ok ? callerNode(world, caller.value) : null;
  const pictures = [
    startPicture(attempt),
    nowPicture(attempt, states, { you, isTold }),
    goalPicture(attempt, states),
  ] as const;
  const met = states.filter(({ state }) => state === 'met').length;
  const task = taskOf(lesson.prose).task.map((block) => proseText([block]));
  return {
    name: `lesson/${lesson.id}`,
    hash: writeAddress({ kind: 'lesson', id: lesson.id }),
    title: lesson.title,
    description: task.join(' '),
    social: `chapter-${lesson.chapter}`,
    looks: [
      {
        view: 'lesson',
        told: {
          strong: words.lesson,
          text: isTold ? words.lessonSum(met, states.length) : words.lessonAsks,
        },
        heading: lesson.title,
        paragraphs: [chapterTitle(lesson.chapter), ...task],
        items: lesson.goals.map(({ says }) => says),
        drawing: goalsDrawing(pictures),
      },
    ],
  };
}

/** Makes all scenes that have a page of their own. */
export async function builtScenes(lessons: readonly Lesson[]): Promise<readonly BuiltScene[]> {
  const world = worldFrom(sampleRows);
  const scenes = await sampleScenes(world);
  for (const id of Object.keys(builtInQuestions)) scenes.push(await askScene(world, id));
  for (const lesson of lessons) scenes.push(await lessonScene(lesson));
  return scenes;
}
