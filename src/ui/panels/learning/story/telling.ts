/**
 * The part of the story that follows after the first picture: the frames that aren't opened yet, and the pictures that
 * belong to them.
 */
export { storyFrames } from '#words/story-frames.ts';
export { FramePicture } from './frame-picture.svelte.ts';
export { missing } from './frames.ts';
