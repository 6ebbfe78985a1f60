import type { KnownReferral } from './case-file.ts';

/** How a referral stands by its state: its agency was asked, works on it, or has nothing more to do with it. */
export const referralStanding: Record<KnownReferral['state'], 'asked' | 'accepted' | 'ended'> = {
  requested: 'asked',
  accepted: 'accepted',
  'in-progress': 'accepted',
  'on-hold': 'accepted',
  rejected: 'ended',
  'not-placed': 'ended',
  completed: 'ended',
  failed: 'ended',
  cancelled: 'ended',
};
