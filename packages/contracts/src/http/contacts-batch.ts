import { z } from 'zod';
import { contactRecordedAnswer } from './intake.ts';

/** What a batch may have at most: contacts, and bytes; a contact takes some 500 bytes, and more with a long note. */
export const mostContacts = 500;
export const mostBytes = 2 * 1024 * 1024;

export const recordContacts = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          /** The Idempotency-Key with which the contact would be sent alone. */
          key: z
            .string()
            .max(200)
            .meta({ examples: ['5c1d1b0e-contact-1'] }),
          /** The body with which it would be sent alone. One that is not as it must be is refused by itself. */
          body: z.unknown().meta({ examples: [{ person: {}, place: 'bus-station' }] }),
        }),
      )
      .min(1)
      .max(mostContacts),
  })
  .meta({
    examples: [
      {
        items: [
          {
            key: '5c1d1b0e-contact-1',
            body: {
              person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
              ...{ place: 'bus-station', happenedAt: '2024-12-12T22:10:00.000Z' },
            },
          },
        ],
      },
    ],
  });

const item = { key: z.string().meta({ examples: ['5c1d1b0e-contact-1'] }) };
/** What became of each contact, in the order in which they were sent. */
export const contactsRecorded = z.object({
  items: z.array(
    z.discriminatedUnion('outcome', [
      z.object({ ...item, outcome: z.enum(['taken', 'known']), contact: contactRecordedAnswer }),
      z.object({
        ...item,
        outcome: z.literal('refused'),
        problem: z.object({
          code: z.string().meta({ examples: ['contact-outside-night'] }),
          /** In the language that is asked for (`accept-language`), else in the campaign's. */
          message: z.string(),
          errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
        }),
      }),
    ]),
  ),
});
export type ContactsRecorded = z.input<typeof contactsRecorded>;
