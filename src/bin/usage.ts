/** The command can't be carried out as it was typed: the message says why. */
export class UsageError extends Error {}

export const usage = `Usage: iam-playground COMMAND …

  open [ADDRESS] [--port 4173] [--no-open]
      Serves the page on this machine and opens it, at what stands after # in an address.

  endpoint [--port 4566] …
      Serves the simulated AWS to the AWS CLI and the SDKs. endpoint --help tells its options.

  decide --caller ARN --action ACTION [--resource ARN] [--context KEY=VALUE …]
         [--identity FILE …] [--boundary FILE] [--session FILE …] [--resource-policy FILE]
         [--trust FILE] [--scp FILE …] [--rcp FILE …] [--resource-account ID]
  decide --input FILE or -
  decide --load FILE or --link LINK, --as user/NAME or role/NAME --action ACTION [--resource ARN]
      Decides, and prints the decision as JSON. It ends with 0 if the request is allowed, 1 if it is
      denied, 2 if AWS would not take a document, 3 if that is not modelled. Each --scp and --rcp is
      a level, from the root down.

  explain …
      Takes the options of decide, prints the reason in words, and ends as decide does.

  lessons FILE …
      Proves lessons and reads workshops. It ends with 1 if one has a problem.

  --version, --help`;
