/** Fetches the canvas of a lesson: the picture of its goals. */
export const fetchCanvas = () => import('./LessonCanvas.svelte');
