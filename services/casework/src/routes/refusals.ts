import type { RefusalTable } from '@iwaa/service-kit/http/problem-error';
import type { SteeringRefusal } from '../workflows/case-messages.ts';

export const refusals: RefusalTable<SteeringRefusal> = {
  'case-closed': { status: 409, title: 'The case is closed; nothing changes it any more.' },
  'unknown-outcome': { status: 400, title: 'There is no such outcome of a case.' },
  'unknown-deadline': { status: 400, title: 'There is no such deadline.' },
  'deadline-not-running': { status: 409, title: 'No deadline of this kind runs for the case at the moment.' },
  'not-later': { status: 409, title: 'The new time must lie ahead, and after the present one.' },
};
