import { z } from 'zod';
import { durationPattern } from './duration.ts';

/** A province, by a short readable name, such as `sidi-kacem`. */
export const provinceId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ examples: ['sidi-kacem'] });

/** A campaign's code: the city's letters and the winter's years, such as `SK-2425`. */
export const campaignId = z
  .string()
  .regex(/^[A-Z]{2,5}-\d{4}$/)
  .meta({ examples: ['SK-2425'] });

/** A case's code: its campaign and a number in it, such as `SK-2425-00042`. It names the workflow too. */
export const caseId = z
  .string()
  .regex(/^[A-Z]{2,5}-\d{4}-\d{5,7}$/)
  .meta({ examples: ['SK-2425-00042'] });

/** An alert's code: its campaign and a number in it, such as `SK-2425-A-00042`. It names the workflow too. */
export const alertId = z
  .string()
  .regex(/^[A-Z]{2,5}-\d{4}-A-\d{5,7}$/)
  .meta({ examples: ['SK-2425-A-00042'] });

/** A short readable name used as an id (centres, agencies, teams, places): lower-case words joined by hyphens. */
export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ examples: ['health-delegation'] });

/** A bed: its centre, its unit and its number, such as `sidi-kacem-centre.men-001`. */
export const bedId = z
  .string()
  .max(90)
  .regex(/^[a-z0-9-]+\.(?:men|women|families)-\d{3,4}$/)
  .meta({ examples: ['sidi-kacem-centre.men-001'] });

/** In small letters, however it was written: a UUID is the same in both cases (RFC 9562). */
export const uuid = z.uuid().toLowerCase();

/** A night, named by the date on which it begins (18:00 to 12:00 the next day, local time). */
export const night = z.iso.date().meta({ examples: ['2024-12-12'] });

export const instant = z.iso.datetime().meta({ examples: ['2024-12-12T21:40:00.000Z'] });

/** An ISO-8601 duration without years and months, such as `PT2H`. */
export const duration = z
  .string()
  .max(40)
  .regex(durationPattern, {
    error: 'must be an ISO-8601 duration of weeks, days, hours, minutes and seconds, such as PT2H or P7D',
    // What looks at its length next need not know what is none.
    abort: true,
  })
  .meta({ examples: ['PT2H'] });
