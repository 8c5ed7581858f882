/** Fetches the legend of the goals' picture. It stands here, since this folder's file names what it needs already. */
export const fetchGoalLegend = () => import('./goals/GoalLegend.svelte');
