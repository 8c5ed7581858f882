/** The release of `@aws-cdk/aws-service-spec` that the committed data was made from. */
export const release: string;
/** The committed file's text, from the unpacked package. */
export function schemasText(directory: string): string;
