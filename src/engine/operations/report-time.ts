/** How long IAM takes for a report, in ms. AWS gives no time. */
export const reportTakes = 5_000;
