import { drawSent } from './draw-sent.ts';
import type { SentScene } from './sent-scene.ts';

/** Answers with each picture of a scene, and then with null. */
async function answer(scene: SentScene): Promise<void> {
  for await (const picture of drawSent(scene)) postMessage(picture);
}

// Links come from strangers: whatever one holds, the page goes on without its picture.
addEventListener('message', ({ data }: MessageEvent<SentScene>) => {
  const end = (): void => postMessage(null);
  answer(data).then(end, end);
});
