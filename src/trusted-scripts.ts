interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/**
 * Returns the address of a script of this page in the form that the browser needs to start a worker. The
 * page's Content-Security-Policy allows only the policy `iam-playground` to make such addresses, and only
 * this module has that policy. Throws a `TypeError` for an address outside the folder of `page` (the page's
 * own address).
 */
export function trustedScript(url: string, page: string = document.baseURI): string {
  if (!new URL(url, page).href.startsWith(new URL('.', page).href))
    throw new TypeError('not a script of this page');
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('iam-playground', { createScriptURL: (own) => own });
  return policy ? policy.createScriptURL(url) : url;
}
