/**
 * The longest action and resource, in characters, that can be asked about: those of AWS's own simulation.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export const longestAction = 128;
export const longestResource = 2048;
