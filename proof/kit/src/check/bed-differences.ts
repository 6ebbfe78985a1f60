/** What one language says of beds that were not given as they have to be. */
export interface BedDifferences {
  /** `has` is the one whose bed it was; undefined where it was free. */
  readonly leftByAnother: (bed: string, fact: number, who: string, has: string | undefined) => string;
  readonly endsAnother: (bed: string, fact: number, who: string, what: 'hold' | 'stay') => string;
  readonly givenWhileTaken: (bed: string, fact: number, who: string, has: string) => string;
  readonly noHold: (bed: string, fact: number, who: string) => string;
  readonly twoBeds: (who: string, one: string, other: string) => string;
}

export const bedDifferencesInEnglish: BedDifferences = {
  leftByAnother: (bed, fact, who, has) =>
    `${bed}, fact ${fact}: ${who} leaves a bed that is ${has === undefined ? 'free' : `${has}'s`}`,
  endsAnother: (bed, fact, who, what) =>
    `${bed}, fact ${fact}: ${who} ends a ${what} other than the one that runs`,
  givenWhileTaken: (bed, fact, who, has) => `${bed}, fact ${fact}: given to ${who} while it was ${has}'s`,
  noHold: (bed, fact, who) => `${bed}, fact ${fact}: ${who} checked in without a hold`,
  twoBeds: (who, one, other) => `${who} had ${one} and ${other} at once`,
};
