/** The workflows that casework's worker runs. */
// biome-ignore lint/performance/noBarrelFile: Temporal's bundler takes one file, and the workflows' names from what it exports.
export { alertFollowUp } from './alert-follow-up.ts';
export { personCase } from './person-case.ts';
