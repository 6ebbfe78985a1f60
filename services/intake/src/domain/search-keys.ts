import type { Identity } from '@iwaa/contracts/http/intake';
import { asciiDigits } from '@iwaa/domain/ascii-digits';
import { keysOfName } from '@iwaa/domain/name-likeness';

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
export function searchKeysOf({ nickname, name, latinName, telephone }: Told): string[] {
  const names = [nickname, name, latinName].flatMap((one) => (one === undefined ? [] : keysOfName(one)));
  const digits = telephone === undefined ? undefined : digitsOf(telephone);
  return [
    ...new Set(names.map((key) => `name ${key}`)),
    ...(digits === undefined ? [] : [`telephone ${digits}`]),
  ];
}
