/**
 * Words that don't tell whose account it is, as thousands of accounts have them. They stay, so that people can
 * still read the account. At most 60: each is one that somebody might look for.
 */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'access account admin administrator alias api app assume audit aws backup bucket build ci com data deploy dev ' +
    'developer example for full function group http https index instance key lambda local log logs my net only org policy ' +
    'power prod project read report reports reserved role root secret server service sso table team test user ' +
    'www write'
  ).split(' '),
);

/** The words of the engine's sentences about what isn't modelled, and of AWS's refusals that can't be asked again. */
export const sentenceWords: ReadonlySet<string> = new Set(
  (
    'a access account an and are as assume authorized be because beyond by can cannot code condition did does doesn ' +
    'document each expired far for found from has have id identity in incorrect invalid is it itself large modelled ' +
    'no not of on operation or password perform please policies policy provider provided quotas read request requests ' +
    'resource role s session statement t that the this to token too user username valid was what which with'
  ).split(' '),
);
