import workerUrl from './import-worker.ts?worker&url';

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/** The page's Content-Security-Policy lets only this policy name script URLs; it admits the one worker and nothing else. */
function admitted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('iam-playground', {
    createScriptURL: (candidate) => {
      if (candidate === workerUrl) return candidate;
      throw new TypeError('not a script of this page');
    },
  });
  return policy ? policy.createScriptURL(url) : url;
}

/** Starts the worker that reads files. Null where a page may not have one, as in a sandboxed frame. */
export function startImportWorker(): Worker | null {
  try {
    return new Worker(admitted(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}
