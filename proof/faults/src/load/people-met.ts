/** Somebody whom the load has met. */
export interface Known {
  readonly personId: string;
  readonly caseId: string;
}

/** What the load remembers of those it has met and of the beds they sleep in; what is not in an answer is not known. */
export interface PeopleMet {
  met(known: Known): void;
  /** One of those who were met last, so many of them, by a draw from 0 to 1. */
  someone(draw: number, among?: number): Known | undefined;
  personOf(caseId: string): string | undefined;
  slept(stay: { readonly bedId: string; readonly stayId: string; readonly until: number }): void;
  /** Those whose stay is to end by now; each is given once. */
  leaving(now: number): { readonly bedId: string; readonly stayId: string }[];
}

const recentlyMet = 400;

export function createPeopleMet(): PeopleMet {
  const people = new Map<string, string>();
  const recent: Known[] = [];
  let stays: { readonly bedId: string; readonly stayId: string; readonly until: number }[] = [];
  return {
    met(known) {
      people.set(known.caseId, known.personId);
      recent.push(known);
      if (recent.length > recentlyMet) recent.shift();
    },
    someone(draw, among = recentlyMet) {
      const last = recent.slice(-among);
      return last[Math.floor(draw * last.length)];
    },
    personOf: (caseId) => people.get(caseId),
    slept: (stay) => void stays.push(stay),
    leaving(now) {
      const [due, rest] = [
        stays.filter(({ until }) => until <= now),
        stays.filter(({ until }) => until > now),
      ];
      stays = rest;
      return due;
    },
  };
}
