/** A bug that can be planted in the running services, to see whether the checks find it, and the checks that have to. */
export const plants = {
  'acknowledges-without-writing': ['writes', 'published', 'repeats'],
  'forgets-keys': ['writes', 'repeats'],
  'removes-before-the-acknowledgement': ['published'],
  'publishes-twice-under-new-ids': ['published', 'writes'],
  'commits-before-the-work': ['cases', 'writes', 'race', 'workflows', 'published'],
  'swallows-dead-letters': ['dead letters'],
  'follows-some-cases-twice': ['workflows'],
  'lets-deadlines-pass': ['deadlines'],
  'makes-no-unique-index': ['beds', 'race'],
  'signals-closed-cases': ['workflows'],
  'sends-several-at-once': ['published', 'consumed'],
  'shows-without-recording': ['disclosures'],
} as const satisfies Record<string, readonly string[]>;
export type Plant = keyof typeof plants;
/** Faults that a bug does its harm by, and hardly without; they come alone where it is planted. */
export const plantNeeds: Partial<Record<Plant, string>> = {
  'sends-several-at-once': 'kafka: connections cut',
};
export const plantNames = Object.keys(plants) as [Plant, ...Plant[]];

/** The variable by which the preload of a service's process learns which bug it is to have. */
export const plantVariable = 'IWAA_FAULTS_PLANT';
