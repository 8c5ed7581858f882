export function pagesBySocial(site: string): ReadonlyMap<string, readonly string[]>;
export function drawSocial(site: string): Promise<ReadonlyMap<string, string>>;
