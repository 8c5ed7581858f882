export function findChromium(env?: NodeJS.ProcessEnv): string | null;
export function findHeadless(env?: NodeJS.ProcessEnv): string | null;
