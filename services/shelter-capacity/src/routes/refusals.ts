import type { RefusalTable } from '@iwaa/service-kit/http/problem-error';
import type { BedRefusal } from '../domain/bed-decisions.ts';
import type { CentreRefusal } from '../domain/centre.ts';

export const refusals: RefusalTable<BedRefusal | CentreRefusal> = {
  'bed-unknown': { status: 404, title: 'There is no such bed, or it is not yours to see.' },
  'unit-does-not-suit': { status: 409, title: 'The bed is in a unit that does not take this person.' },
  'bed-held': { status: 409, title: 'The bed is held for somebody else.' },
  'bed-occupied': { status: 409, title: 'Somebody has the bed.' },
  'already-holds-a-bed': { status: 409, title: 'The person already has a bed.' },
  'hold-unknown': { status: 404, title: 'This bed knows of no such hold.' },
  'hold-over': {
    status: 409,
    title:
      'The hold is over: it was given up, or it ran out and the bed went on to the next person. Ask for shelter anew.',
  },
  'hold-of-another-case': { status: 409, title: 'The bed is held for another case.' },
  'hold-taken-up': {
    status: 409,
    title: 'The person has come and has the bed; it is freed by checking out.',
  },
  'stay-unknown': { status: 404, title: 'This bed knows of no such stay.' },
  'night-before-stay': { status: 409, title: 'The stay began on a later night than this.' },
  'centre-already-open': {
    status: 409,
    title: 'A centre of this name is open with other units or for another campaign.',
  },
  'unit-given-twice': { status: 400, title: 'Each kind of unit may be given once.' },
};
