/** https://jmespath.org/specification.html#grammar */
const power: Readonly<Record<string, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};
/** How strongly a token binds the expression on its left. */
export const powerOf = (type: string): number => power[type] ?? 0;

/** Tokens that bind more weakly end a projection. */
export const projectionStop = 10;
