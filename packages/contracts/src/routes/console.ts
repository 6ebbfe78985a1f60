import * as http from '../http/console.ts';
import { uuid } from '../ids.ts';
import { command, query } from '../route.ts';

/** The routes that the console itself serves, under `/api/console`; like all of its routes they ask for a session. */
export const consoleRoutes = {
  reportPhone: command({
    path: '/phones/:phoneId/reports',
    action: 'phone.report',
    summary: 'A phone says how much of what was recorded on it is not sent yet',
    params: { phoneId: uuid },
    body: http.reportPhone,
    answer: http.phone,
  }),
  listPhones: query({
    path: '/phones',
    action: 'phone.read',
    summary: 'The phones that were heard of within two days',
    query: http.phonesQuery,
    answer: http.phones,
  }),
  readPlatform: query({
    path: '/platform',
    action: 'platform.read',
    summary: 'Which services are ready, and what of them wants the hand of whoever runs the platform',
    answer: http.platformState,
  }),
};
