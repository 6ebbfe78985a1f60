import { InputRefusal, shown } from './input-refusal.ts';
import { plainDigits } from './plain-digits.ts';

/** The coldest and the warmest night that a town of this earth has, °C. */
const [lowest, highest] = [-70, 50];

/** Degrees with a point or a comma before the tenths, and with any sign for minus; the unit may stand after them. */
const form = /^([-\u2212\u2013]?)(\d{1,2})(?:[.,\u066b](\d{1,2}))?\s*(?:°\s*C?|C)?$/;

/**
 * Reads the lowest temperature of a night, °C; undefined where the cell is empty, because it was not measured.
 * @throws InputRefusal naming the line and the form
 */
export function readTemperature(line: number, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const [, minus, degrees, tenths = '0'] = form.exec(plainDigits(text)) ?? [];
  if (degrees === undefined)
    throw new InputRefusal(
      `Line ${line}: minimum-temperature "${shown(text)}" is no temperature in °C such as -3 or -3.5.`,
    );
  const temperature = Number(`${minus ? '-' : ''}${degrees}.${tenths}`);
  if (temperature < lowest || temperature > highest)
    throw new InputRefusal(
      `Line ${line}: minimum-temperature is ${shown(text)}; it is given in °C, between ${lowest} and ${highest}.`,
    );
  return temperature;
}
