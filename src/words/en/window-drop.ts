/** Texts that show while a file is dragged over the page. */
export const windowDrop = {
  title: 'Drop it anywhere',
  text: 'The output of aws iam get-account-authorization-details, or a workspace file: it opens as a workspace of its own. A picture that was saved here opens its scene. A template, Terraform’s JSON or a script is looked at before it is deployed. You lose nothing.',
} as const;
