import { describe, expect, it } from '@jest/globals';
import { after, at, contact, kinds, referral, uuid } from '../testing/person-fixture.ts';
import { newPerson } from './person.ts';
import { decide, type PersonCommand } from './person-decisions.ts';

const erasureId = uuid(500);
const request = (changes: { erasureId?: string; by?: string } = {}): PersonCommand => ({
  ...{ type: 'request-erasure', erasureId, reason: 'asked-by-person', by: 'worker', at },
  ...changes,
});
const withdrawal: PersonCommand = { type: 'withdraw-erasure-request', erasureId };
const confirmation = (by = 'chair'): PersonCommand => ({ type: 'erase-person', erasureId, by, at });
const closing: PersonCommand = {
  ...{ type: 'archive-case', caseId: 'SK-2425-00001', intakeSequence: null },
  ...{ next: null, at },
};
const closed = [contact(1), closing];

describe('the erasure of a person', () => {
  it('is requested by one and confirmed by another once the case is closed', () => {
    const { person, events } = after(...closed, request(), confirmation());
    expect(kinds(events)).toEqual(['person-erased']);
    expect(person.erasure).toEqual({
      ...{ erasureId, state: 'done', reason: 'asked-by-person' },
      ...{ requestedAt: at, requestedBy: 'worker', erasedAt: at, erasedBy: 'chair' },
    });
  });

  it('may be requested while the case is open, and waits for its end', () => {
    const { person } = after(contact(1), request());
    expect(decide(person, confirmation())).toBe('case-still-open');
    expect(kinds(after(contact(1), request(), closing, confirmation()).events)).toEqual(['person-erased']);
  });

  it('is not confirmed by who requested it, without a request, or after the request was withdrawn', () => {
    expect(decide(after(...closed, request()).person, confirmation('worker'))).toBe('erasure-by-one-alone');
    expect(decide(after(...closed).person, confirmation())).toBe('erasure-unknown');
    const withdrawn = after(...closed, request(), withdrawal).person;
    expect(withdrawn.erasure).toMatchObject({ state: 'withdrawn', erasedAt: null });
    expect(decide(withdrawn, confirmation())).toBe('erasure-unknown');
    expect(decide(after(...closed, request({ erasureId: uuid(501) })).person, confirmation())).toBe(
      'erasure-unknown',
    );
  });

  it('is requested once at a time, and anew once the request was withdrawn', () => {
    const requested = after(...closed, request()).person;
    expect(decide(requested, request())).toEqual([]);
    expect(decide(requested, request({ erasureId: uuid(501) }))).toBe('erasure-already-requested');
    const { events } = after(...closed, request(), withdrawal, request({ erasureId: uuid(501) }));
    expect(kinds(events)).toEqual(['erasure-requested']);
    expect(decide(requested, { ...withdrawal, erasureId: uuid(501) })).toBe('erasure-unknown');
  });

  it('ends everything: nothing is recorded of the person any more, nor is the erasure taken back', () => {
    const { person } = after(...closed, request(), confirmation());
    const commands: PersonCommand[] = [
      contact(2),
      { type: 'give-consent', consent: referral(21), at },
      { type: 'withdraw-consent', consentId: uuid(21) },
      request({ erasureId: uuid(501) }),
      withdrawal,
    ];
    expect(commands.map((command) => decide(person, command))).toEqual(commands.map(() => 'person-erased'));
    expect(decide(person, confirmation())).toEqual([]);
    expect(decide(person, closing)).toEqual([]);
  });

  it('is of somebody who was met', () => {
    expect(decide(newPerson, request())).toBe('person-unknown');
  });
});
