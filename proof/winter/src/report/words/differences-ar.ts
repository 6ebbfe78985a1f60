import { arabicCount } from '@iwaa/words/counted';
import type { WinterDifferences } from './winter-differences.ts';

const contacts = (count: number): string =>
  arabicCount(count, {
    zero: 'لا لقاء',
    one: 'لقاء واحد',
    two: 'لقاءان',
    few: '# لقاءات',
    many: '# لقاء',
    other: '# لقاء',
  });
const people = (count: number): string =>
  arabicCount(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: '# أشخاص',
    many: '# شخصا',
    other: '# شخص',
  });
const stays = (count: number): string =>
  arabicCount(count, {
    zero: 'لا إقامة',
    one: 'إقامة واحدة',
    two: 'إقامتان',
    few: '# إقامات',
    many: '# إقامة',
    other: '# إقامة',
  });
/** After a noun that says of what, so that it has one form. */
const times = (count: number): string => `عدد المرات ${count}`;
const ofBed = (bed: string, fact: number): string => `${bed}، الحدث ${fact}`;

export const arabicDifferences: WinterDifferences = {
  leftByAnother: (bed, fact, who, has) =>
    `${ofBed(bed, fact)}: ${who} يغادر سريرا ${has === undefined ? 'شاغرا' : `هو لصاحب الملف ${has}`}`,
  endsAnother: (bed, fact, who, what) =>
    `${ofBed(bed, fact)}: ${who} ${what === 'hold' ? 'ينهي حجزا غير الحجز الجاري' : 'ينهي إقامة غير الإقامة الجارية'}`,
  givenWhileTaken: (bed, fact, who, has) => `${ofBed(bed, fact)}: أُعطي للملف ${who} وهو للملف ${has}`,
  noHold: (bed, fact, who) => `${ofBed(bed, fact)}: دخل ${who} دون حجز`,
  twoBeds: (who, one, other) => `كان للملف ${who} السرير ${one} والسرير ${other} في الوقت نفسه`,

  contactsOfNight: (night, recorded, planned) => `${night}: سُجل ${contacts(recorded)}، والمنتظر ${planned}`,
  checkInsOfNight: (night, checkedIn, planned) => `${night}: دخل ${people(checkedIn)}، والمنتظر ${planned}`,
  staysOfNight: (night, began, slept) => `${night}: بدأت ${stays(began)}، وعدد الأشخاص ${slept}`,
  nightNotReplayed: (night) => `${night}: سُجل شيء لليلة لم تُعد`,

  sameContact: (contactId, count) => `تم تأكيد لقاءات مختلفة على أنها اللقاء ${contactId}، وعددها ${count}`,
  contactNotAcknowledged: (contactId) => `اللقاء ${contactId} منشور ولم يتم تأكيده قط`,
  contactLost: (contactId) => `تم تأكيد اللقاء ${contactId} ولا يوجد في أي موضوع`,
  contactOfOtherCase: (contactId, told, published) =>
    `تم تأكيد اللقاء ${contactId} للملف ${told} ونُشر للملف ${published}`,
  contactRepeated: (contactId, count) => `سُجل اللقاء ${contactId} أكثر من مرة، ${times(count)}`,
  caseNotOpened: (caseId, contactId) => `لم يُفتح قط الملف ${caseId} الذي منه اللقاء ${contactId}`,

  caseOpenedAgain: (caseId, count) => `فُتح الملف ${caseId} أكثر من مرة، ${times(count)}`,
  caseClosedAgain: (caseId, count) => `أُغلق الملف ${caseId} أكثر من مرة، ${times(count)}`,
  caseClosedUnopened: (caseId) => `أُغلق الملف ${caseId} ولم يُفتح قط`,
  noWorkflow: (caseId) => `ليس للملف ${caseId} سير عمل`,
  workflowWithoutCase: (caseId) => `ليس لسير العمل ${caseId} ملف`,
  severalRuns: (caseId, runs) => `شُغل سير العمل ${caseId} أكثر من مرة، ${times(runs)}`,
  workflowStands: (caseId, status, is) =>
    `حالة سير عمل الملف ${caseId} هي ${status}، والملف ${is === 'open' ? 'مفتوح' : 'مغلق'}`,

  alertForgotten: (alertId) => `${alertId}: لم يذهب أحد ولم تُخبر اللجنة`,
  alertChangedAfterItsEnd: (alertId) => `${alertId}: قيل عنه شيء بعد نهايته`,
  shownAfterEnd: (referralId) => `${referralId}: ظل الشخص المعني ظاهرا لمؤسسته بعد انتهائه`,
  otherFieldsShown: (referralId) => `${referralId}: رأت المؤسسة معطيات غير التي تخص خدمتها`,
  shownOtherwise: (referralId) => `${referralId}: رأت المؤسسة غير ما قيل`,
  placeLeftOpen: (place, team, night) => `لم يُذكر شيء عن ${place} في جولة ${team} ليلة ${night}، وقد انتهت`,
  placeNotHandedOver: (place, team, night) =>
    `${place} الذي لم يزره ${team} ليلة ${night} ليس من أماكن جولته التالية`,

  bedLostUnjustly: (caseId) => `فُقد سرير ${caseId} دون غياب يستوجب ذلك`,
  keyNotDestroyed: (caseId) => `ما زال مفتاح صاحب الملف ${caseId} موجودا`,
  erasedAndTold: (caseId) => `مُحي صاحب الملف ${caseId}، وما زال يُقرأ أو يُعثر عليه`,
  bedLostTooSoon: (caseId) => `فُقد سرير ${caseId} قبل انتهاء المهلة`,

  mergedStillOpen: (caseId) => `دُمج ${caseId} ولم يُغلق`,
  leftByMerge: (caseId, what) => `دُمج ${caseId} وما زال له ${what}`,
  duplicateMissed: (one, other) => `${one} و${other} شخص واحد ولم يُقترح ذلك على أحد`,

  offerWithoutOneEnd: (caseId, ends) => `لعرض السرير على ${caseId} ${ends} من النهايات بدل واحدة`,
  offerLapsedTooSoon: (caseId) => `انتهى عرض السرير على ${caseId} قبل أجله`,
  setOutAgain: (caseId, times) => `انطلق ${caseId} إلى السرير نفسه ${times} من المرات`,
  lapsedOnTheWay: (caseId) => `أُخلي سرير ${caseId} وصاحبه في الطريق إليه`,
  offeredOutOfOrder: (caseId, before) => `عُرض سرير على ${caseId} و${before} ينتظر قبله`,

  bedLostByMistake: (caseId) => `فُقد سرير ${caseId} بخطأ عند الاستقبال دون بديل`,

  censusDoesNotAddUp: (night, unit) => `حصيلة ليلة ${night} لا تساوي عدد الأسرّة (${unit})`,
  censusOfNight: (night, unit, counted, told) =>
    `حصيلة ليلة ${night} فيها ${counted} (${unit})، والأحداث تقول ${told}`,

  numberOfSeveral: (aggregate, sequence, facts) =>
    `${aggregate}: الرقم ${sequence} لأكثر من حدث، وعددها ${facts}`,
  noSuchNumber: (aggregate, sequence) => `${aggregate}: حدث يحمل الرقم ${sequence}`,
  factMissing: (aggregate, sequence) => `${aggregate}: الحدث ${sequence} مفقود`,
  factsMissing: (aggregate, first, last) => `${aggregate}: الأحداث من ${first} إلى ${last} مفقودة`,

  notSent: (collection, documents) => `${collection}: وثائق فيها أحداث لم تُرسل، وعددها ${documents}`,
  noDocument: () => 'لم توجد أي وثيقة لفحصها',
  putAside: (topic, messages) => `${topic}: رسائل وُضعت جانبا، وعددها ${messages}`,
  noDeadLetterTopic: () => 'لم يوجد أي موضوع للرسائل الموضوعة جانبا لفحصه',

  personalInMessage: (topic, partition, offset) =>
    `معطى شخصي في الموضوع ${topic}، القسم ${partition}، الموضع ${offset}`,
  personalInHistory: (caseId) => `معطى شخصي في تاريخ الملف ${caseId}`,
  personalInLog: (log) => `معطى شخصي في السجل ${log}`,
  personalInDocument: (document) => `معطى شخصي غير مشفر في الوثيقة ${document}`,
  noPlace: () => 'لم يُبحث في أي مكان',

  notGivenBack: (personId) => `لا يُرجع الاستقبال ما قيل عن الشخص ${personId}`,
  nobodyAsked: () => 'لم يُسأل عن أحد',

  andMore: (count) => `… واختلافات أخرى عددها ${count}`,
};
