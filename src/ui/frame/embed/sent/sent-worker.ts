import { drawSent, type SentScene } from './draw-sent.ts';

// Links come from strangers: whatever one holds, the page goes on without its picture.
addEventListener('message', ({ data }: MessageEvent<SentScene>) => {
  drawSent(data).then(postMessage, () => postMessage(null));
});
