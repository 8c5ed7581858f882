/**
 * Evaluates what the live page shares with the whole site before it, each file in a task of its own: they are all fetched
 * at once, but the post's main thread gets its turn between them.
 */
function evaluateBefore(): void {
  const parts = [() => import('../../parts/own-task.ts'), () => import('../opened/opened.ts')];
  // The live page needs them, too, and says so if they can't be fetched.
  for (const part of parts) part().catch(() => undefined);
}

/** Fetches the live page and shows it. Rejects if it can't be had. */
export async function fetchEmbed(root: HTMLElement): Promise<void> {
  evaluateBefore();
  const { startEmbed } = await import('./start-embed.svelte.ts');
  await startEmbed(root);
}
