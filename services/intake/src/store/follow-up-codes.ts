import type { PersonKeys } from './person-keys.ts';

/** The codes by which those who raised alerts hear what became of them. */
export interface FollowUpCodes {
  /** The code of an alert, always the same; nobody makes it who has the database alone. */
  of(alert: string): string;
  /** What is kept of a code, however its groups were parted. */
  hash(code: string): string;
}

/** Crockford's base 32: letters and digits of which none is taken for another when it is read out. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits, too many to try by a route that takes some hundred requests a minute. */
const length = 12;

/** Codes made of keyed hashes, so that a code that is told once need not be kept to be told again to a repetition. */
export function createFollowUpCodes({ blind }: Pick<PersonKeys, 'blind'>): FollowUpCodes {
  return {
    of(alert) {
      const bytes = Buffer.from(blind(`follow-up code of alert ${alert}`), 'base64url');
      const code = Array.from(bytes.subarray(0, length), (byte) => signs[byte % signs.length]).join('');
      return code.replace(/(.{4})(?=.)/g, '$1-');
    },
    hash: (code) => blind(`follow-up code ${code.toUpperCase().replaceAll('-', '')}`),
  };
}
