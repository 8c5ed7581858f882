/** Where the endpoint's built server is. */
export const server: string;

/** Builds the server if it is older than its sources. @returns what went wrong, or null */
export function buildEndpoint(): Promise<string | null>;

/** @returns the directory of the page as it is built, or null where it can't be and never was */
export function providePage(): Promise<string | null>;
