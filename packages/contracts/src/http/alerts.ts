import { z } from 'zod';
import { alertId, campaignId, instant, night, slug, uuid } from '../ids.ts';
import {
  alertFollowUps,
  alertSigns,
  alertSources,
  alertStates,
  alertWithdrawalReasons,
  lookResults,
} from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { givenNight } from './given-night.ts';
import { pageOf, pageQuery } from './page.ts';
import { yesOrNo } from './yes-or-no.ts';

/** What somebody outside saw. There is no field for a name or for words: a team goes and looks. */
export const raiseAlert = z
  .strictObject({
    place: slug,
    seenAt: givenInstant,
    signs: z.array(z.enum(alertSigns)).max(10).default([]),
    /** How many people were seen, where somebody said so. */
    people: z.int().min(1).max(50).nullable().default(null),
    source: z.enum(alertSources),
    /** The agency that tells of it; an agency's staff name their own. */
    agencyId: slug.nullable().default(null),
  })
  .meta({
    examples: [
      {
        ...{ place: 'bus-station', seenAt: '2024-12-12T21:40:00.000Z', source: 'public' },
        ...{ signs: ['sleeping-outside'], people: 2 },
      },
    ],
  });

export const alert = z.object({
  alertId,
  campaignId,
  place: slug.meta({ examples: ['bus-station'] }),
  night,
  seenAt: instant,
  signs: z.array(z.enum(alertSigns)),
  people: z.int().nullable(),
  source: z.enum(alertSources),
  agencyId: slug.nullable(),
  state: z.enum(alertStates),
  /** By when a team should have looked; null once the alert is over. */
  lookBy: instant.nullable(),
  /** Whether that time has passed and the committee was told. */
  escalated: z.boolean().meta({ examples: [false] }),
  /** First to last. */
  looks: z.array(
    z.object({
      roundId: uuid,
      team: slug.meta({ examples: ['north'] }),
      night,
      result: z.enum(lookResults),
    }),
  ),
});

/** Letters and digits of which none is taken for another (Crockford's base 32), in three groups. */
const followUpCode = z
  .string()
  .max(20)
  .toUpperCase()
  .regex(/^(?:[0-9A-HJKMNP-TV-Z]{4}-?){2}[0-9A-HJKMNP-TV-Z]{4}$/, {
    error: 'must be three groups of four letters and digits, such as 7K2M-9QXA-40TD',
  })
  .meta({ examples: ['7K2M-9QXA-40TD'] });

/** `code` is told this once: whoever raised the alert hears by it what became of it. */
export const raisedAlert = alert.extend({ code: followUpCode });

export const alertsQuery = pageQuery({
  open: yesOrNo.optional(),
  escalated: yesOrNo.optional(),
  night: givenNight.optional(),
});
export const alerts = pageOf(alert);

export const recordLook = z
  .strictObject({
    /** The round on which the team looked. */
    roundId: uuid,
    result: z.enum(lookResults),
    /** The contact on that round with whom was found; it stays in intake. */
    contactId: uuid.nullable().default(null),
  })
  .refine(({ result, contactId }) => contactId === null || result !== 'not-found', {
    path: ['contactId'],
    error: 'says who was found, and the look found nobody',
  })
  .meta({ examples: [{ roundId: '7c3f3a0e-51a9-4f0e-9f0b-3c6f5f3f1a01', result: 'found' }] });

export const withdrawAlert = z
  .strictObject({ reason: z.enum(alertWithdrawalReasons) })
  .meta({ examples: [{ reason: 'raised-twice' }] });

/** What telling the committee came to: there is nothing to tell of an alert that is over, or whose time still runs. */
export const escalationStates = ['escalated', 'not-due', 'over'] as const;
export const alertEscalation = z.object({ alertId, state: z.enum(escalationStates) });

export const followAlert = z.strictObject({ code: followUpCode });
export const alertFollowUp = z.object({ followUp: z.enum(alertFollowUps) });
