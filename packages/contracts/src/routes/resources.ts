import type { Route } from '../route.ts';

/** What the services' routes are about, by the first part of their path. */
export const resources = {
  provinces: 'Where committees work; people, centres, agencies and teams are theirs, and outlive campaigns.',
  campaigns: 'Dated programmes in one city, with their nights, deadlines and partners.',
  rounds: "A team's outings of one night, and whom it met.",
  alerts: 'What somebody outside saw: a team has to go and look.',
  persons: 'People in a street situation: who they are, what they agree to, what they said.',
  duplicates: 'People who were likely recorded twice, until somebody has judged it.',
  erasures: 'Requests that what is held about a person be erased, and what came of them.',
  cases: 'The following of one person from the first contact to the end.',
  'cases-needing-attention': 'The open cases that somebody should look at.',
  centres: 'Where people sleep: units and their beds, and who is expected.',
  beds: 'Single beds: who comes, who leaves, and which can not be used.',
  holds: 'Beds that are kept for somebody for a while.',
  agencies: 'Who receives referrals, and what they can take.',
  referrals: 'Requests to agencies, followed until they are answered and done.',
  'mediation-files': 'Social and family mediation for one case.',
  reintegrations: 'Returns to the family, and the visits after them.',
  phones: "Teams' phones, and what was recorded on them and is not sent yet.",
  platform: 'How the services are.',
} as const satisfies Record<string, string>;

/** The resource that a route is about. */
export function resourceOf({ path }: Pick<Route, 'path'>): string {
  const [, resource = ''] = path.split('/');
  return resource;
}
