import type { RefusalCode } from '@iwaa/contracts/refusals';

/** What happened and what can be done, for the person who is refused; who calls the API reads the titles of contracts. */
export const englishRefusals: Readonly<Record<RefusalCode, string>> = {
  'invalid-request':
    'Something is missing or not in the form that is asked for. Correct it and send it again.',
  'idempotency-key-missing':
    'The app sent this without the key that protects from recording it twice, so nothing was recorded. Reload the app and try again.',
  'idempotency-key-invalid':
    'The app sent this under a key that is too short, too long or not in its form, so nothing was recorded. Reload the app and try again.',
  unauthenticated: 'Your session has ended. Sign in again to go on.',
  forbidden: 'Your role may not do this. Ask somebody whose role may.',
  'not-found': 'This does not exist, or it is not yours to see. Go back to the list and choose again.',
  'method-not-allowed':
    'The service does not know what the app asked for. Reload the app; if it happens again, tell whoever runs the platform.',
  'request-timeout': 'This did not arrive in time. Send it again; nothing is recorded twice.',
  conflict: 'Somebody else changed this at the same moment. Look at it as it is now, and try again.',
  'body-too-large': 'This is too long to be taken. Shorten it and send it again.',
  'unsupported-media-type':
    'The service cannot read what the app sent. Reload the app; if it happens again, tell whoever runs the platform.',
  'idempotency-key-reused':
    'Something else was sent under the same key before, so this was not recorded. Enter it anew and send it.',
  'too-many-requests': 'There were too many requests. Wait a little and try again.',
  'headers-too-large':
    'The app sent too much beside the request. Sign out, sign in again, and try once more.',
  'internal-error':
    'Something went wrong on our side. Send it again, nothing is recorded twice; if it happens again, tell whoever runs the platform.',
  unavailable:
    'The service cannot do this at the moment. Send it again in a little while; nothing is recorded twice.',

  'province-already-declared':
    'This province has another name already. Open it as it is, or choose another code for the new one.',
  'person-merged': 'This person was merged with another, as whom they go on. Record it with that one.',
  'both-have-a-bed':
    'Both have a bed held or sleep in one. If it is one person, one of the beds is free: have reception release it, and merge then.',
  'province-unknown':
    'This service does not know the province yet. If it has just been declared, try again in a moment.',
  'campaign-ended': 'The campaign has ended, and nothing more is recorded in it. Choose one that is running.',
  'campaign-already-declared':
    'A campaign with this code was declared before, with other settings. Change that one, or choose another code.',
  'campaign-ends-before-it-starts':
    "The campaign's last night lies before its first one. Correct one of the two dates.",
  'campaign-unknown':
    'This service does not know the campaign yet. If it has just been declared, try again in a moment.',
  'campaign-too-long': 'A campaign has at most 366 nights. Choose an earlier last night.',
  'unknown-time-zone':
    'There is no time zone of this name. Choose one by its place, such as Africa/Casablanca.',
  'night-outside-campaign': 'This night lies outside the campaign. Choose one of its nights.',
  'night-not-yet': 'This night has not come yet. It can be named from noon of its day on.',
  'night-over': 'This night is over. The level can be declared for tonight and the nights to come.',
  'place-not-planned': 'The place is none of this round. Only a planned place can be missed.',
  'too-many-places': 'A round has at most 200 places. Start another round for more.',
  'contact-outside-night': 'The hour of the contact lies outside the night of its round. Correct the hour.',
  'contact-not-yet':
    'The hour of the contact lies ahead. Correct it, and look whether the clock of the phone is right.',
  'round-unknown': "There is no such round, or it is not yours to see. Choose one of tonight's rounds.",
  'seen-not-yet': 'The hour at which the people were seen lies ahead. Correct it.',
  'alert-over':
    'This alert is over: somebody was met, nobody was found twice, or it was withdrawn. Whoever is there is recorded as a contact.',
  'round-before-alert': 'The people were seen after the night of this round. Choose the round of tonight.',
  'contact-unknown': 'No such contact was recorded on this round. Choose one of its contacts, or name none.',
  'person-unknown':
    'There is no such person, or it is not yours to see. Search again, or record somebody new.',
  'person-erased': 'What was known of this person was erased. Record the contact as of somebody new.',
  'need-stated-and-declined': 'The same need is both stated and declined. Keep one of the two.',
  'birth-not-plausible':
    'The birth lies after the night, or more than 122 years before it. Correct it, or leave it out.',
  'age-group-and-birth-disagree':
    'The age group and the birth do not agree. Correct one of them, or leave the birth out where it is not sure.',
  'street-since-not-plausible':
    'The month since when the person sleeps rough lies after the night, before the birth, or more than 90 years ago. Correct it, or leave it out.',
  'consent-unknown':
    'The person has given no such consent. Look at the consents that are in force, and choose one.',
  'consent-ends-too-late': 'A consent ends at most five years after it is given. Choose an earlier end.',
  'consent-ends-in-the-past': 'This consent would end before it is given. Choose a later end.',
  'consent-replaced':
    'A later consent for the same purpose has replaced this one. Withdraw the later one instead.',
  'case-still-open':
    "The person's case is open, and rests on who the person is. Close it first; the erasure can be confirmed then.",
  'erasure-unknown': 'This erasure was not requested, or the request was withdrawn. Request it again.',
  'erasure-already-requested':
    'The erasure of this person was requested already. It waits for the committee.',
  'erasure-by-one-alone':
    'You requested this erasure yourself. Somebody else of the committee has to confirm it.',
  'no-open-case': 'The person has no open case. Record a contact with the person; that opens one.',

  'bed-unknown': 'There is no such bed, or it is not yours to see. Choose one of your centre.',
  'unit-does-not-suit': 'The bed is in a unit that does not take this person. Choose a bed of another unit.',
  'overflow-closed': 'This bed is kept for cold nights, and this night does not open it. Choose another bed.',
  'bed-held': 'The bed is held for somebody else. Choose another one.',
  'bed-occupied': 'Somebody has the bed. Check them out first, or choose another bed.',
  'bed-out-of-service': 'The bed is out of service. Return it to service, or choose another one.',
  'already-holds-a-bed': 'The person already has a bed. Check in to that one, or free it first.',
  'hold-unknown': 'This bed is not held in this way. Look at who is expected, as it is now.',
  'hold-over':
    'The hold is over, because it was released or has run out. If the person still needs shelter, record the need anew.',
  'hold-of-another-case': 'The bed is held for another person. Look up the bed of this one.',
  'reason-not-yours': 'Your role may not give this reason. Choose another one.',
  'hold-taken-up': 'The person has come and has the bed. Check them out to free it.',
  'stay-unknown': 'Nobody stays in this bed in this way. Look at the board as it is now.',
  'check-in-recorded-otherwise':
    'The check-in was recorded before, for another night. It stays as it was recorded; nothing is left to do.',
  'check-out-recorded-otherwise':
    'The check-out was recorded before, for another night or another reason. It stays as it was recorded; nothing is left to do.',
  'check-out-by-rule':
    'This stay was not ended at the desk: an absence ended it, or the case was closed. Record the need again.',
  'came-by-transfer': 'The person was moved to this bed from another one. Move them back instead.',
  'no-bed-free': 'No bed of this unit is free there. Choose another bed or another centre.',
  'set-out-not-yet': 'The hour at which the person set out lies ahead. Correct it.',
  'set-out-recorded-otherwise':
    'That the person is on the way was said before, of another hour or of another who brings them. That stands, and the bed is kept.',
  'offer-accepted': 'The offer was accepted, and the bed is held. Release the hold instead.',
  'night-before-hold': 'The bed is held for a later night than this. Correct the night.',
  'night-before-stay': 'The stay began on a later night than this. Correct the night.',
  'pass-unknown': 'The stay has no such pass. Look at the passes as they are now.',
  'pass-outside-night':
    'The hour until which the pass runs does not lie in its night, which ends at noon. Correct the hour or the night.',
  'pass-over': 'This pass would be over already. Choose a later end.',
  'centre-already-open':
    'A centre with this code is open, with other units or in another province. Open that one, or choose another code.',
  'unit-given-twice': 'The same kind of unit is given twice. Give each kind once, with all of its beds.',

  'unknown-referral':
    'There is no such referral, or it is not yours to see. Go back to the list and choose again.',
  'not-your-referral':
    'There is no such referral, or it is not yours to see. Go back to the list and choose again.',
  'answer-incomplete': 'The answer lacks its reason or its outcome. Choose one and send it again.',
  'answer-out-of-order':
    'The referral cannot go from where it stands to this state. Look at it as it is now, and choose what can follow.',
  'referral-ended': 'The referral has ended, and nothing changes it any more. A new one can be requested.',
  'referral-not-accepted':
    'Whom this referral is about is shown once your agency has accepted it. If it has just done so, try again in a moment.',
  'referral-already-open':
    'An agency has already been asked for this service. Wait for its answer, or cancel that referral first.',
  'agency-already-registered':
    'This agency is registered with other services, another rank or in another province. Choose another code for a new one.',
  'agency-removed': 'This agency has left. Register it anew, or choose another one.',
  'capacity-ends-in-the-past': 'The time until which this holds has passed. Choose a later one, or none.',
  'unknown-agency': 'There is no such agency, or it is not yours to see. Choose one of the list.',
  'case-closed':
    'The case is closed, and nothing changes it any more. A new contact with the person opens a new one.',
  'declined-by-person':
    'The person has declined this service. Ask again at another time; a need that is stated anew opens the way.',
  'consent-ended':
    "The person's consent to this referral has ended, and the referral is taken back. Ask the person whether they agree anew.",
  'consent-in-force': "The person's consent to this referral has not run out yet. Try again in a moment.",
  'need-unknown':
    'This service does not know such a need of the case. If it has just been stated, try again in a moment.',
  'no-agency-left':
    'No agency that gives this service is left to ask. Register another one, or ask by other means.',
  'agency-not-eligible':
    'This agency does not give the service, takes no part in the campaign, or has the referral already. Choose another one.',
  'agency-takes-nobody':
    'This agency has said that it can take nobody, and another one can. Choose one that can, or have this one say what it can take.',
  'referral-changed':
    'The agency, or somebody else, has acted since you looked, and nothing was changed. Look at the referral as it is now, and decide again.',
  'need-already-answered':
    'A referral for this need has been completed. If help is needed again, record the need anew.',
  'need-of-another-case': 'This need belongs to another case or another service. Choose a need of this case.',

  'not-a-family-file':
    'This is a social mediation file, without a family to speak to. Open a family mediation for that.',
  'family-not-reached': 'The family has not been reached yet. Record the contact with the family first.',
  'return-not-agreed':
    'The person and the family have not both agreed to a return. Record the decision of both first.',
  'file-not-opened': 'This mediation file has not been opened. If it has just been, try again in a moment.',
  'file-closed':
    'This mediation file is closed, and nothing more is recorded in it. If mediation is needed again, record the need anew.',
  'no-consent': 'The person does not agree, as of now, to what this would share. Ask the person first.',
  'outcome-does-not-fit':
    'A file of this kind, where it stands, does not end this way. Choose another outcome.',
  'has-an-open-file': 'The case has an open file of this kind already. Go on with that one.',
  'reintegration-not-started':
    'This reintegration has not been started. Start it when the person goes home to the family.',
  'reintegration-ended':
    'This reintegration has come to its end, and no more visits are recorded. Nothing is left to do here.',
  'no-such-visit': 'No visit of this number is planned. Choose one of the planned visits.',
  'visit-not-due': 'The day of this visit has not come yet. Record the visit on that day or after it.',
  'visit-already-made':
    'This visit was recorded before, with another finding. It stays as it was recorded; say what has changed at the next one.',

  'deadline-not-running':
    'No deadline of this kind runs for the case at the moment. Look at the deadlines that do.',
  'not-later': 'The new time must lie ahead, and after the present one. Choose a later time.',
  'too-far-ahead': 'The new time lies more than 366 days ahead. Choose an earlier one.',
  'unknown-outcome': 'A case has no such outcome. Choose one of the list.',
  'unknown-deadline': 'There is no such deadline. Choose one of the list.',
};
