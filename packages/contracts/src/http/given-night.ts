import { dateBetween } from './date-between.ts';

/** A night that a request names, within this century; its owner judges it by the campaign, the hold and the stay. */
export const givenNight = dateBetween('2000-01-01', '2099-12-31').meta({ examples: ['2024-12-12'] });
