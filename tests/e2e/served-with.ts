import { preview } from 'vite';
import { onTestFinished } from 'vitest';

/** Serves the built page with headers of another host's, for as long as the test runs. @returns its address */
export async function servedWith(headers: Readonly<Record<string, string>>): Promise<string> {
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 4380, headers },
  });
  onTestFinished(() => server.close());
  return server.resolvedUrls?.local[0] ?? '';
}
