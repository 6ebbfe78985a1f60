import type { RefusalTable } from '@iwaa/service-kit/http/problem-error';
import type { MediationFileRefusal } from '../domain/mediation-file.ts';
import type { ReintegrationRefusal } from '../domain/reintegration.ts';

export const fileRefusals: RefusalTable<MediationFileRefusal> = {
  'not-a-family-file': {
    status: 409,
    title: 'This is a social mediation file; it has no family to speak to.',
  },
  'family-not-reached': { status: 409, title: 'The family has not been reached yet.' },
  'return-not-agreed': { status: 409, title: 'The person and the family have not both agreed to a return.' },
  'file-not-opened': { status: 409, title: 'This file has not been opened.' },
  'file-closed': { status: 409, title: 'This file is closed; nothing more can be done with it.' },
  'no-consent': {
    status: 409,
    title: 'The person has not agreed that the family is spoken to; ask them first.',
  },
  'outcome-does-not-fit': {
    status: 422,
    title: 'A file of this kind, where it stands, does not end this way.',
  },
  'has-an-open-file': { status: 409, title: 'The case has an open file of this kind.' },
};

export const reintegrationRefusals: RefusalTable<ReintegrationRefusal> = {
  'reintegration-not-started': { status: 409, title: 'This reintegration has not been started.' },
  'reintegration-ended': {
    status: 409,
    title: 'This reintegration has come to its end; no more visits are recorded.',
  },
  'no-such-visit': { status: 422, title: 'No visit of this number is planned.' },
  'visit-already-made': { status: 409, title: 'This visit was recorded before, with another finding.' },
};
