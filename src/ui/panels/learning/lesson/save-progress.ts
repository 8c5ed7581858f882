import { saveText } from '../../../parts/save-text.ts';
import { learning } from './learning.svelte.ts';

/** Hands the visitor's progress to the browser as a file to keep. */
export async function saveProgress(): Promise<void> {
  const { formatProgress } = await import('../../../../lessons/progress/progress-file.ts');
  const { lessons, measures } = learning;
  const text = formatProgress({ lessons, measures }, Date.now());
  saveText('progress.iam-playground.json', text, 'application/json');
}
