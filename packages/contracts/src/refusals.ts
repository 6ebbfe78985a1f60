/** What a refusal is over HTTP: its status, and a sentence for the person who is refused. */
export interface RefusalMeaning {
  readonly status: number;
  readonly title: string;
}

/** What any route may answer. */
export const commonRefusals = {
  'invalid-request': { status: 400, title: 'The request does not have the form that is asked for.' },
  'idempotency-key-missing': { status: 400, title: 'A command needs an Idempotency-Key header.' },
  'idempotency-key-invalid': {
    status: 400,
    title: 'An Idempotency-Key has 8 to 128 visible characters of ASCII.',
  },
  unauthenticated: { status: 401, title: 'A valid token is needed.' },
  forbidden: { status: 403, title: 'Your role may not do this.' },
  'not-found': { status: 404, title: 'There is no such thing, or it is not yours to see.' },
  'method-not-allowed': { status: 405, title: 'This resource does not know that method.' },
  'request-timeout': { status: 408, title: 'The request did not come in time.' },
  conflict: { status: 409, title: 'Somebody else changed this at the same moment; try again.' },
  'body-too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-media-type': { status: 415, title: 'Send JSON (application/json) in UTF-8, not compressed.' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request.' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little.' },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side; the same request may be sent again.',
  },
  unavailable: {
    status: 503,
    title: 'The service can not do this at the moment; the same request may be sent again.',
  },
} as const satisfies Record<string, RefusalMeaning>;
export type CommonRefusalCode = keyof typeof commonRefusals;

/** What single routes may answer; each route lists its own. One code means one thing in every service. */
export const routeRefusals = {
  'province-already-declared': { status: 409, title: 'This province was declared before, by another name.' },
  'person-merged': {
    status: 409,
    title: 'This person was merged with another, as whom they go on; say it of that one.',
  },
  'both-have-a-bed': {
    status: 409,
    title:
      'Both have a bed held or sleep in one. Where it is one person, one of the two is free: have reception release it, and merge then.',
  },
  'province-unknown': {
    status: 409,
    title: 'This service does not know the province; if it has just been declared, try again in a moment.',
  },
  'campaign-ended': { status: 409, title: 'The campaign has ended.' },
  'campaign-already-declared': { status: 409, title: 'This campaign was declared before, otherwise.' },
  'campaign-ends-before-it-starts': {
    status: 422,
    title: "The campaign's last night lies before its first one.",
  },
  'campaign-unknown': {
    status: 409,
    title: 'This service does not know the campaign; if it has just been declared, try again in a moment.',
  },
  'campaign-too-long': { status: 422, title: 'A campaign has at most 366 nights.' },
  'unknown-time-zone': {
    status: 422,
    title: 'This is no name of the IANA list of time zones; an offset such as +01:00 is none.',
  },
  'night-outside-campaign': { status: 422, title: 'The night lies outside the campaign.' },
  'night-not-yet': {
    status: 422,
    title:
      'That night has not come yet; it can be named from noon of its day on, by the time of the campaign.',
  },
  'night-over': {
    status: 409,
    title: 'That night is over; the level of tonight and of the nights to come can be declared.',
  },
  'place-not-planned': {
    status: 422,
    title: 'The place is none of this round, so that it can not be missed on it.',
  },
  'too-many-places': { status: 422, title: 'A round has at most 200 places.' },
  'contact-outside-night': {
    status: 422,
    title: 'The contact (happenedAt) lies outside the night of its round, which runs from noon to noon.',
  },
  'contact-not-yet': { status: 422, title: 'The contact (happenedAt) is said to happen later than now.' },
  'round-unknown': { status: 404, title: 'There is no such round, or it is not yours to see.' },
  'seen-not-yet': {
    status: 422,
    title: 'The hour at which the people were seen (seenAt) lies ahead.',
  },
  'alert-over': {
    status: 409,
    title: 'This alert is over: a team has met somebody, has looked twice, or it was withdrawn.',
  },
  'round-before-alert': {
    status: 422,
    title: 'The round went out on an earlier night than the one on which the people were seen.',
  },
  'contact-unknown': { status: 422, title: 'No such contact was recorded on this round.' },
  'person-unknown': { status: 404, title: 'There is no such person, or it is not yours to see.' },
  'person-erased': {
    status: 410,
    title: 'What was known of this person was erased; a new contact can be recorded as of somebody new.',
  },
  'need-stated-and-declined': { status: 422, title: 'The same need is both stated and declined.' },
  'birth-not-plausible': {
    status: 422,
    title: 'The birth (bornOn or bornIn in identity) lies after the night, or more than 122 years before it.',
  },
  'age-group-and-birth-disagree': {
    status: 422,
    title:
      'The age group (profile.ageGroup) is not the one of somebody born then (bornOn or bornIn in identity). Correct one of them, or leave the birth out where it is not sure.',
  },
  'street-since-not-plausible': {
    status: 422,
    title:
      'The month since when the person sleeps rough (profile.onStreetSince) lies after the night, before the birth, or more than 90 years ago.',
  },
  'consent-unknown': { status: 404, title: 'The person has given no such consent.' },
  'consent-ends-too-late': { status: 422, title: 'A consent ends more than five years after it is given.' },
  'consent-ends-in-the-past': { status: 422, title: 'A consent ends before it is given.' },
  'consent-replaced': {
    status: 409,
    title: 'This consent was replaced by a later one for the same purpose; withdraw that one.',
  },
  'case-still-open': {
    status: 409,
    title: 'The person has an open case, which rests on who the person is; it is closed first.',
  },
  'erasure-unknown': { status: 404, title: 'No such erasure was requested, or the request was withdrawn.' },
  'erasure-already-requested': {
    status: 409,
    title: 'The erasure of this person was requested already; it waits for the committee.',
  },
  'erasure-by-one-alone': {
    status: 403,
    title: 'Whoever requested an erasure does not confirm it; it takes a second person.',
  },
  'no-open-case': { status: 409, title: 'The person has no open case; the next contact opens one.' },

  'bed-unknown': { status: 404, title: 'There is no such bed, or it is not yours to see.' },
  'unit-does-not-suit': { status: 409, title: 'The bed is in a unit that does not take this person.' },
  'overflow-closed': {
    status: 409,
    title: 'The bed is kept for cold nights, and the level of this night does not open it.',
  },
  'bed-held': { status: 409, title: 'The bed is held for somebody else.' },
  'bed-occupied': { status: 409, title: 'Somebody has the bed.' },
  'bed-out-of-service': { status: 409, title: 'The bed is out of service.' },
  'already-holds-a-bed': { status: 409, title: 'The person already has a bed.' },
  'hold-unknown': { status: 404, title: 'This bed knows of no such hold.' },
  'hold-over': {
    status: 409,
    title:
      'The hold is over: it was released, or it ran out and the bed went on to the next person. Ask for shelter anew.',
  },
  'hold-of-another-case': { status: 409, title: 'The bed is held for another case.' },
  'reason-not-yours': { status: 403, title: 'This reason is not yours to give.' },
  'hold-taken-up': {
    status: 409,
    title: 'The person has come and has the bed; it is freed by checking out.',
  },
  'stay-unknown': { status: 404, title: 'This bed knows of no such stay.' },
  'check-in-recorded-otherwise': {
    status: 409,
    title: 'The check-in was recorded before, for another night.',
  },
  'check-out-recorded-otherwise': {
    status: 409,
    title: 'The check-out was recorded before, for another night or another reason.',
  },
  'check-out-by-rule': {
    status: 409,
    title: 'The stay was not ended at the desk but by a rule: an absence, or the closing of the case.',
  },
  'came-by-transfer': {
    status: 409,
    title: 'The person came to this bed from another one; move them back.',
  },
  'no-bed-free': { status: 409, title: 'No bed that fits is free there.' },
  'offer-accepted': {
    status: 409,
    title: 'The offer was accepted, and the bed is held; release the hold instead.',
  },
  'set-out-not-yet': {
    status: 422,
    title: 'The hour at which the person set out (setOutAt) lies ahead.',
  },
  'set-out-recorded-otherwise': {
    status: 409,
    title:
      'That the person is on the way was said before, of another hour or of another who brings them; that stands.',
  },
  'night-before-hold': { status: 409, title: 'The bed is held for a later night than this.' },
  'night-before-stay': { status: 409, title: 'The stay began on a later night than this.' },
  'pass-unknown': { status: 404, title: 'The stay in this bed has no such pass.' },
  'pass-outside-night': {
    status: 422,
    title: 'The hour until which the pass runs does not lie in its night, which ends at noon.',
  },
  'pass-over': { status: 422, title: 'The pass would be over already.' },
  'centre-already-open': {
    status: 409,
    title: 'A centre of this name is open with other units or in another province.',
  },
  'unit-given-twice': { status: 400, title: 'Each kind of unit may be given once.' },

  'unknown-referral': { status: 404, title: 'There is no such referral, or it is not yours to see.' },
  'not-your-referral': { status: 404, title: 'There is no such referral, or it is not yours to see.' },
  'answer-incomplete': {
    status: 400,
    title: 'The answer lacks the reason or the outcome that its state needs.',
  },
  'answer-out-of-order': {
    status: 409,
    title: 'The referral can not go from its present state to this one.',
  },
  'referral-ended': { status: 409, title: 'The referral has ended; nothing changes it any more.' },
  'referral-not-accepted': {
    status: 409,
    title: 'Whom this referral is about is told once the agency has accepted it.',
  },
  'referral-already-open': { status: 409, title: 'The case already has an open referral of this service.' },
  'agency-already-registered': {
    status: 409,
    title: 'This agency is registered with other services, another rank or in another province.',
  },
  'agency-removed': {
    status: 409,
    title: 'This agency was removed; it can be registered anew.',
  },
  'capacity-ends-in-the-past': {
    status: 422,
    title: 'The time until which this capacity holds (until) has passed.',
  },
  'unknown-agency': { status: 404, title: 'There is no such agency, or it is not yours to see.' },
  'case-closed': { status: 409, title: 'The case is closed; nothing changes it any more.' },
  'declined-by-person': { status: 409, title: 'The person has declined this service.' },
  'consent-ended': {
    status: 409,
    title: "The person's consent to this referral has ended; the referral is taken back.",
  },
  'consent-in-force': {
    status: 409,
    title: "The person's consent to this referral has not run out yet; try again in a moment.",
  },
  'need-unknown': {
    status: 409,
    title:
      'Intake has not told of such a need of this case; if it has just been stated, try again in a moment.',
  },
  'no-agency-left': {
    status: 409,
    title: 'No agency that gives this service is left to ask; register one, or ask by other means.',
  },
  'agency-not-eligible': {
    status: 409,
    title:
      'This agency does not give the service, takes no part in the campaign, or is the one that has the referral.',
  },
  'agency-takes-nobody': {
    status: 409,
    title: 'This agency has said that it can take nobody, and another one can.',
  },
  'referral-changed': {
    status: 409,
    title: 'The referral no longer stands as it was seen; look at it as it is now.',
  },
  'need-already-answered': { status: 409, title: 'A referral for this need has been completed.' },
  'need-of-another-case': { status: 409, title: 'This need belongs to another case or another service.' },

  'not-a-family-file': {
    status: 409,
    title: 'This is a social mediation file; it has no family to speak to.',
  },
  'family-not-reached': { status: 409, title: 'The family has not been reached yet.' },
  'return-not-agreed': {
    status: 409,
    title: 'The person and the family have not both agreed to a return.',
  },
  'file-not-opened': { status: 409, title: 'This file has not been opened.' },
  'file-closed': { status: 409, title: 'This file is closed; nothing more can be done with it.' },
  'no-consent': {
    status: 409,
    title: 'The person does not agree, as of now, to what this would share; ask the person first.',
  },
  'outcome-does-not-fit': {
    status: 422,
    title: 'A file of this kind, where it stands, does not end this way.',
  },
  'has-an-open-file': { status: 409, title: 'The case has an open file of this kind.' },
  'reintegration-not-started': { status: 409, title: 'This reintegration has not been started.' },
  'reintegration-ended': {
    status: 409,
    title: 'This reintegration has come to its end; no more visits are recorded.',
  },
  'no-such-visit': { status: 422, title: 'No visit of this number is planned.' },
  'visit-not-due': {
    status: 409,
    title: 'The day of this visit has not come yet; a visit is recorded from the day on which it is due.',
  },
  'visit-already-made': {
    status: 409,
    title: 'This visit was recorded before, with another finding.',
  },

  'deadline-not-running': {
    status: 409,
    title: 'No deadline of this kind runs for the case at the moment.',
  },
  'not-later': { status: 409, title: 'The new time must lie ahead, and after the present one.' },
  'too-far-ahead': { status: 422, title: 'The new time lies more than 366 days ahead.' },
  'unknown-outcome': { status: 400, title: 'There is no such outcome of a case.' },
  'unknown-deadline': { status: 400, title: 'There is no such deadline.' },
} as const satisfies Record<string, RefusalMeaning>;
export type RouteRefusalCode = keyof typeof routeRefusals;

/** Every code that a service may refuse by over HTTP. */
export type RefusalCode = CommonRefusalCode | RouteRefusalCode;
export const refusals: Readonly<Record<RefusalCode, RefusalMeaning>> = {
  ...commonRefusals,
  ...routeRefusals,
};
