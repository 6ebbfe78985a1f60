import type { Role } from './permissions.ts';
import type { PersonField, ReferralService } from './vocabulary.ts';

/**
 * Which fields an agency that has accepted a referral sees, by the service that it gives: what it needs to receive the person, and no
 * more. What the person told of the street, and what was written down, is for no agency.
 */
export const fieldsForService = {
  health: [
    'nickname',
    'name',
    'latin-name',
    'sex',
    'birth',
    'age-group',
    'telephone',
    'papers',
    'languages',
    'medical-condition-or-disability',
  ],
  'elderly-care': [
    'nickname',
    'name',
    'latin-name',
    'sex',
    'birth',
    'age-group',
    'telephone',
    'papers',
    'languages',
    'medical-condition-or-disability',
  ],
  // Whoever flees from somebody is known by as little as can be: no papers and no birth.
  'womens-space': ['nickname', 'name', 'age-group', 'telephone', 'languages', 'with-children'],
  shelter: [
    'nickname',
    'name',
    'sex',
    'age-group',
    'languages',
    'unit',
    'with-children',
    'medical-condition-or-disability',
  ],
} as const satisfies Record<ReferralService, readonly PersonField[]>;

/** What whoever follows a person sees of them. */
const followed = [
  'nickname',
  'name',
  'latin-name',
  'sex',
  'birth',
  'age-group',
  'telephone',
  'papers',
  'languages',
  'unit',
  'with-children',
  'medical-condition-or-disability',
  'on-street-since',
  'note',
  'consents',
  'contacts',
  'notes',
] as const satisfies readonly PersonField[];

/**
 * Which fields each role of the house sees, of those people whom its permissions reach. A committee judges by codes and figures, and
 * an agency's staff see what the table of services says, once they have accepted.
 */
export const fieldsForRole = {
  committee: [],
  'street-team': followed,
  'shelter-staff': ['nickname', 'name', 'age-group'],
  'social-worker': [...followed, 'corrections'],
  'agency-staff': [],
  service: [],
} as const satisfies Record<Role, readonly PersonField[]>;
