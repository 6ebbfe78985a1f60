import { z } from 'zod';
import { instant, slug, uuid } from '../ids.ts';
import { serviceNames } from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { pageOf, pageQuery } from './page.ts';

/** What a phone says of what it has recorded and the server has not taken. */
export const reportPhone = z
  .strictObject({
    unsent: z.int().min(0).max(10_000),
    /** Since when the oldest of it waits; null where nothing does. */
    oldest: givenInstant.nullable(),
  })
  .meta({ examples: [{ unsent: 2, oldest: '2024-12-12T21:40:00.000Z' }] });

/** A team's phone, as it was last heard of. */
export const phone = z.object({
  phoneId: uuid,
  team: slug.meta({ examples: ['north'] }),
  unsent: z.int(),
  oldest: instant.nullable(),
  heardAt: instant,
});

export const phonesQuery = pageQuery({});
export const phones = pageOf(phone);

/** How the services are, as each says itself. */
export const platformState = z.object({
  /** When they were asked. */
  at: instant,
  services: z.array(
    z.object({
      name: z.enum(serviceNames),
      /** `silent` where it does not answer. */
      state: z.enum(['ready', 'waiting', 'silent']),
      /** What it lacks, by name, such as `mongodb`. */
      missing: z.array(z.string()).meta({ examples: [[]] }),
      /** What goes on and wants somebody's hand, such as facts that wait for a topic: sentences, each with its remedy. */
      attention: z.array(z.string()).meta({ examples: [[]] }),
    }),
  ),
});
