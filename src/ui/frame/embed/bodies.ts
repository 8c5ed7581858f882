import type { Component } from 'svelte';
import type { EmbedView } from '../../view/embed-views.ts';
import type { EmbedRun } from './embed-run.svelte.ts';

/** The content of each arrangement, which is fetched alone. */
export const bodies: Readonly<Record<EmbedView, () => Promise<{ default: Component<{ run: EmbedRun }> }>>> = {
  picture: () => import('./PictureBody.svelte'),
  stage: () => import('./StageBody.svelte'),
  why: () => import('./WhyBody.svelte'),
  question: () => import('./QuestionBody.svelte'),
  lesson: () => import('./LessonBody.svelte'),
  terminal: () => import('./TerminalBody.svelte'),
  access: () => import('./AccessBody.svelte'),
};
