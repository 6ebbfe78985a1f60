import type { ColdLevel, NightDeadlineKind } from './vocabulary.ts';

/** What a night's level does; `deadlines` are those that are shorter on such a night. */
export interface LevelEffect {
  readonly opensOverflow: boolean;
  readonly restsSanctions: boolean;
  readonly deadlines: { readonly [Kind in NightDeadlineKind]?: string | undefined };
}
export type LevelEffects = Readonly<Record<ColdLevel, LevelEffect>>;

/** What a cold night's level does where the campaign says nothing else. */
export const defaultNightLevels = {
  cold: { opensOverflow: true, restsSanctions: true, deadlines: {} },
  severe: { opensOverflow: true, restsSanctions: true, deadlines: { waitingForBed: 'PT6H' } },
} as const satisfies LevelEffects;
