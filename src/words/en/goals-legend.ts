/** How to read the picture of a lesson's goals. */
export const goalsLegend = {
  shapes: 'Who and what',
  lines: 'What AWS answers',
  allowed: 'AWS allows it',
  refused: 'AWS refuses it',
  other: 'AWS decides it, and the goal wants the opposite',
  belongs: 'belongs to',
} as const;
