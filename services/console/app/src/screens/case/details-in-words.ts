import type { TimelineEntry } from '@iwaa/contracts/http/casework';
import type { ShortWords } from '@iwaa/words/code-words';
import type { NameOf } from '../../api/names.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, isolated, listed, nightName, number, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { placeName } from '../street/places.ts';
import { caseWords } from './case-words.ts';

const said = words({
  ar: {
    agencyId: 'المؤسسة',
    centreId: 'المركز',
    place: 'المكان',
    night: 'ليلة',
    happenedAt: 'وقع اللقاء',
    aidGiven: 'المساعدة المقدمة',
    needs: 'الحاجات',
    declined: 'ما رفضه الشخص',
    fields: 'ما صُحّح',
    until: 'حتى',
    losesBedAt: 'السرير محفوظ حتى',
    lapsesAt: 'محجوز حتى',
    answerBy: 'الجواب مأمول قبل',
    answer: 'جوابها',
    dueAt: 'الأجل',
    visit: 'الزيارة رقم',
    holds: 'العودة مستمرة',
    holdsNot: 'لم تستمر العودة',
    goesOn: 'تستمر الإقامة في السرير',
    survivingCaseId: 'يستمر في الملف',
    mergedCaseId: 'الملف المكرر',
    bedGone: 'أُعطي السرير لغيره، وللشخص السرير الموالي',
  },
  fr: {
    agencyId: 'organisme',
    centreId: 'centre',
    place: 'lieu',
    night: 'nuit du',
    happenedAt: 'rencontre le',
    aidGiven: 'aide donnée',
    needs: 'besoins',
    declined: 'décliné',
    fields: 'corrigé',
    until: 'jusqu’à',
    losesBedAt: 'le lit est gardé jusqu’à',
    lapsesAt: 'réservé jusqu’à',
    answerBy: 'réponse espérée avant',
    answer: 'sa réponse',
    dueAt: 'échéance',
    visit: 'visite n°',
    holds: 'le retour se maintient',
    holdsNot: 'le retour n’a pas tenu',
    goesOn: 'le séjour continue dans son lit',
    survivingCaseId: 'continue dans le dossier',
    mergedCaseId: 'dossier en double',
    bedGone: 'le lit est à quelqu’un d’autre ; la personne a le suivant',
  },
  en: {
    agencyId: 'agency',
    centreId: 'centre',
    place: 'place',
    night: 'night of',
    happenedAt: 'met on',
    aidGiven: 'aid given',
    needs: 'needs',
    declined: 'declined',
    fields: 'corrected',
    until: 'until',
    losesBedAt: 'the bed is kept until',
    lapsesAt: 'held until',
    answerBy: 'an answer is hoped for by',
    answer: 'its answer',
    dueAt: 'due',
    visit: 'visit no.',
    holds: 'the return holds',
    holdsNot: 'the return did not hold',
    goesOn: 'the stay goes on in its bed',
    survivingCaseId: 'goes on as case',
    mergedCaseId: 'duplicate case',
    bedGone: 'somebody else has the bed; the person gets the next one',
  },
});

type Details = TimelineEntry['details'];
type Said = ReturnType<typeof said>;
type Labelled = keyof Said & keyof Details;

/** What the things are called that a timeline knows by their ids. */
export interface TimelineNames {
  readonly agency: NameOf;
  readonly centre: NameOf;
}

/** What an entry of a timeline tells beside what happened, in the reader's words, a line each. */
export function detailsInWords({ type, details }: TimelineEntry, names: TimelineNames): string[] {
  const labels = said();
  const codes = codeWords();
  const coded = [
    ...listOf(details.kind, [
      codes.needKinds,
      codes.mediationKinds,
      codes.reintegrationKinds,
      codes.passKinds,
    ]),
    ...listOf(details.service, [codes.needKinds]),
    ...listOf(details.unit, [codes.unitKinds]),
    ...listOf(details.purpose, [codes.consentPurposes]),
    ...listOf(details.reason, [reasonsOf(type, codes)]),
    ...listOf(details.escort, [codes.escorts]),
    ...listOf(details.outcome, [codes.referralOutcomes, codes.mediationOutcomes, codes.caseOutcomes]),
    ...listOf(details.deadline, [caseWords().caseDeadlineKinds]),
  ];
  return [
    ...(coded.length > 0 ? [coded.join(' · ')] : []),
    ...Object.entries(details).flatMap(([field, value]) =>
      field in labels ? labelled(field as Labelled, value, labels, names) : [],
    ),
  ];
}

/** A value in the words of the first list that has it. */
function listOf(value: string | undefined, lists: readonly Readonly<Record<string, string>>[]): string[] {
  if (value === undefined) return [];
  return [lists.find((list) => Object.hasOwn(list, value))?.[value] ?? value];
}

/** From which list an event's reason is. */
function reasonsOf(type: string, codes: ShortWords): Readonly<Record<string, string>> {
  switch (type) {
    case 'iwaa.shelter-capacity.offer-declined.v1':
    case 'iwaa.intake.need-declined.v1':
      return codes.shelterDeclineReasons;
    case 'iwaa.intake.person-corrected.v1':
      return codes.correctionReasons;
    case 'iwaa.intake.erasure-requested.v1':
      return codes.erasureReasons;
    case 'iwaa.shelter-capacity.hold-released.v1':
      return codes.holdReleaseReasons;
    case 'iwaa.shelter-capacity.check-in-taken-back.v1':
    case 'iwaa.shelter-capacity.check-out-taken-back.v1':
      return codes.mistakeReasons;
    case 'iwaa.shelter-capacity.transferred-out.v1':
      return codes.transferReasons;
    case 'iwaa.shelter-capacity.checked-out.v1':
      return codes.checkOutReasons;
    case 'iwaa.shelter-capacity.waiting-list-left.v1':
      return codes.waitingListLeavingReasons;
    case 'iwaa.referral.answer-not-taken.v1':
      return codes.untakenReasons;
    case 'iwaa.casework.deadline-missed.v1':
      return Object.fromEntries(
        Object.entries(caseWords().attentionReasons).map(([code, { why }]) => [code, why]),
      );
    default:
      return codes.referralReasons;
  }
}

function labelled(field: Labelled, value: Details[Labelled], labels: Said, names: TimelineNames): string[] {
  const codes = codeWords();
  const line = (text: string) => [pair(labels[field], text)];
  switch (field) {
    case 'holds':
      return [value === true ? labels.holds : labels.holdsNot];
    case 'goesOn':
      return [value === true ? labels.goesOn : labels.bedGone];
    case 'night':
      return [`${labels.night} ${nightName(value as string)}`];
    case 'visit':
      return [`${labels.visit} ${number(value as number)}`];
    case 'happenedAt':
    case 'until':
    case 'losesBedAt':
    case 'lapsesAt':
    case 'answerBy':
    case 'dueAt':
      return [`${labels[field]} ${dayAndHour(value as string)}`];
    case 'answer':
      return line(codes.referralStates[value as NonNullable<Details['answer']>]);
    case 'aidGiven':
      return several(
        (value as NonNullable<Details['aidGiven']>).map((one) => codes.aidKinds[one]),
        line,
      );
    case 'needs':
    case 'declined':
      return several(
        (value as NonNullable<Details['needs']>).map((one) => codes.needKinds[one]),
        line,
      );
    case 'fields':
      return several(
        (value as NonNullable<Details['fields']>).map((one) => codes.correctedFields[one]),
        line,
      );
    case 'survivingCaseId':
    case 'mergedCaseId':
      return line(isolated(value as string));
    case 'agencyId':
      return line(isolated(names.agency(value as string)));
    case 'centreId':
      return line(isolated(names.centre(value as string)));
    default:
      return line(isolated(placeName(value as string)));
  }
}

function several(values: readonly string[], line: (text: string) => string[]): string[] {
  return values.length > 0 ? line(listed(values)) : [];
}
