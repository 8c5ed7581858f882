export function pagesBySocial(site: string): ReadonlyMap<string, string>;
export function drawSocial(site: string): Promise<number>;
