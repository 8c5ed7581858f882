interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/**
 * The address of a script of this page, as the browser asks for it where it starts a worker: the page's
 * Content-Security-Policy lets only the policy `iam-playground` name such addresses, and nobody but this module has it.
 * Throws a `TypeError` for an address outside of the folder that `page` (the page's own address) lies in.
 */
export function trustedScript(url: string, page: string = document.baseURI): string {
  if (!new URL(url, page).href.startsWith(new URL('.', page).href))
    throw new TypeError('not a script of this page');
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('iam-playground', { createScriptURL: (own) => own });
  return policy ? policy.createScriptURL(url) : url;
}
