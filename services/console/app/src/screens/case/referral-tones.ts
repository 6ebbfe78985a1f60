/** How a referral's state looks. */
export const referralTones = {
  requested: 'warn',
  accepted: 'good',
  'in-progress': 'good',
  'on-hold': 'warn',
  completed: 'good',
  rejected: 'bad',
  failed: 'bad',
  cancelled: 'plain',
} as const;
