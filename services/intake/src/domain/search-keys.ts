import type { Identity } from '@iwaa/contracts/http/intake';
import { asciiDigits } from '@iwaa/domain/ascii-digits';
import { keysOfName, pairKeysOfName } from '@iwaa/domain/name-likeness';

/** What somebody is looked for by, beside where and when they were met. */
type Told = Partial<Pick<Identity, 'nickname' | 'name' | 'latinName' | 'telephone'>>;

/** A number is written with and without the country's code; what comes last tells numbers apart. */
const lastDigits = 9;
const fewestDigits = 6;

/** The digits by which two spellings of a telephone number are one; undefined where there are too few. */
export function digitsOf(telephone: string): string | undefined {
  const digits = asciiDigits(telephone).replaceAll(/\D/g, '');
  return digits.length < fewestDigits ? undefined : digits.slice(-lastDigits);
}

/** The keys by which somebody is found again, however names and numbers are written. They are hashed before they are stored. */
export function searchKeysOf(told: Told): string[] {
  return [...keysOfNames(told, keysOfName), ...keyOfNumber(told)];
}

/** The keys of which whoever is likely the same person has one too: those of two words of a name, and of the number. Few people share one. */
export function likenessKeysOf(told: Told): string[] {
  return [...keysOfNames(told, pairKeysOfName), ...keyOfNumber(told)];
}

function keysOfNames({ nickname, name, latinName }: Told, keysOf: (name: string) => string[]): string[] {
  const keys = [nickname, name, latinName].flatMap((one) => (one === undefined ? [] : keysOf(one)));
  return [...new Set(keys)].map((key) => `name ${key}`);
}

function keyOfNumber({ telephone }: Told): string[] {
  const digits = telephone === undefined ? undefined : digitsOf(telephone);
  return digits === undefined ? [] : [`telephone ${digits}`];
}
