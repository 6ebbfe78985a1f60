import { arabicCount } from '@iwaa/words/counted';
import { arabicDifferences } from './differences-ar.ts';
import type { ReportWords } from './report-words.ts';

const nights = (count: number): string =>
  arabicCount(count, {
    zero: 'لا ليلة',
    one: 'ليلة واحدة',
    two: 'ليلتان',
    few: '# ليال',
    many: '# ليلة',
    other: '# ليلة',
  });
/** After a preposition. */
const cases = (count: number): string =>
  arabicCount(count, {
    zero: '# ملف',
    one: 'ملف واحد',
    two: 'ملفين',
    few: '# ملفات',
    many: '# ملفا',
    other: '# ملف',
  });

export const arabicReport: ReportWords = {
  title: (campaign) => `شتاء ${campaign}`,
  kicker: 'شتاء أعيد ليلة بليلة',
  inOtherLanguages: 'التقرير نفسه بلغة أخرى',
  span: (from, to) => `من ${from} إلى ${to}`,
  replayed: ({ nights: count, span, input, scale, seed }) =>
    `${nights(count)}${span ? `، ${span}` : ''}، أعيدت من الملف ${input} ${scale ? `بمقياس ${scale}` : 'بالحجم الكامل'} وبالبذرة ${seed}.`,
  source: (source) => `المصدر: ${source}.`,
  coldNights: (cold, severe) =>
    `أُعلنت باردة: ${nights(cold)}؛ وشديدة البرد: ${nights(severe)}. وفُتحت عندها أسرّة الليالي الباردة.`,
  pace: (took, perSecond, idle) =>
    `المدة: ${took}، بمعدل ${perSecond} لقاء في الثانية؛ واكتمل كل شيء بعد ذلك بمدة ${idle}.`,
  allHold: (checks) =>
    arabicCount(checks, {
      zero: 'لم يُجر أي تحقق.',
      one: 'التحقق الوحيد صحيح.',
      two: 'التحققان صحيحان.',
      few: 'كل التحققات صحيحة، وعددها #.',
      many: 'كل التحققات صحيحة، وعددها #.',
      other: 'كل التحققات صحيحة، وعددها #.',
    }),
  someDiffer: (wrong, checks) => `وجدت اختلافات في ${wrong} من التحققات، وعددها ${checks}.`,
  notAsItHasToBe: 'الشتاء ليس كما يجب أن يكون.',
  keyFigures: {
    contacts: 'لقاءات في الشارع',
    people: 'أشخاص التقينا بهم',
    cases: 'ملفات',
    placements: 'حالات دخول إلى المركز',
    declined: 'عروض رُفضت',
    alerts: 'إشعارات من الخارج',
    alertsUnanswered: 'إشعارات لم يذهب إليها أحد في الأجل',
    placesVisited: 'أماكن زارتها الفرق',
    placesMissed: 'أماكن لم تُزر',
    absentWithPass: 'حالات غياب برخصة',
    absentWithoutPass: 'حالات غياب بدون رخصة',
    offers: 'أسرّة عُرضت على المنتظرين',
    offersDeclined: 'أسرّة معروضة رُفضت',
    offersLapsed: 'أسرّة معروضة دون جواب',
    moved: 'حالات نقل إلى سرير آخر',
    mistakes: 'أخطاء عند الاستقبال أُلغيت',
    bedsLost: 'أسرّة فُقدت بسبب الغياب',
    referrals: 'توجيهات',
    referralsCompleted: 'توجيهات اكتملت',
    returnsHome: 'حالات عودة إلى الأسرة',
    visits: 'زيارات التتبع',
    deadlinesMissed: 'آجال فاتت',
    needAttention: 'ملفات تحتاج إلى انتباه في النهاية',
    facts: 'أحداث منشورة',
  },

  byNight: 'الشتاء حسب الليالي',
  chartsNote: (gaps, scale) =>
    `${gaps ? 'الفراغ ليلة لم يُبلغ عنها شيء. ' : ''}الأعمدة هي ما أعيد؛ والخط الذي يقطع كل عمود هو ما أُبلغ عنه${scale ? `، مضروبا في ${scale}` : ''}.`,
  contactsChart: 'أشخاص التقينا بهم في الشارع',
  placementsChart: 'أشخاص أخذوا سريرا',
  occupancyChart: 'في سرير عند نهاية الليلة',
  contactsOfNight: (replayed, reported) => `لقاءات أعيدت: ${replayed}، حسب المصدر: ${reported}`,
  placementsOfNight: (replayed, reported) => `حالات دخول أعيدت: ${replayed}، حسب المصدر: ${reported}`,
  occupiedOfNight: (occupied, beds) => `أسرّة مشغولة: ${occupied} من ${beds}`,
  charts: {
    bedsHeld: 'أسرّة حُجزت',
    holdsLapsed: 'حجوزات انقضت',
    waited: 'انتظروا سريرا',
    declined: 'عروض رُفضت',
    referrals: 'توجيهات',
    returnsHome: 'حالات عودة إلى الأسرة',
  },
  bedsThereAre: (beds) =>
    arabicCount(beds, {
      zero: 'لا سرير',
      one: 'سرير واحد في المجموع',
      two: 'سريران في المجموع',
      few: '# أسرّة في المجموع',
      many: '# سريرا في المجموع',
      other: '# سرير في المجموع',
    }),
  peak: (value, night) => `${value} في ${night}`,
  ofNight: (night, said) => `${night}: ${said}`,
  chartTitle: (title) => `${title}، حسب الليالي`,
  chartInWords: ({ nights: count, sum, most, mostNight, least, leastNight }) =>
    `${nights(count)}${sum ? `، المجموع ${sum}` : ''}. الأكثر: ${most} في ${mostNight}. الأقل: ${least} في ${leastNight}. كل القيم في جدول الليالي.`,
  noNight: 'لا ليلة لعرضها.',

  outcomes: 'مآل الملفات',
  outcomesCaption: (count) =>
    `مآل ${cases(count)}. الرقم هو رقم أقرب وجهة في لائحة وزارة السكن بالولايات المتحدة (HUD)، وبها تُقارن المصالح`,
  outcome: 'المآل',
  cases: 'الملفات',
  share: 'النسبة',
  stillFollowed: 'ما زال متتبعا',
  noCase: 'لم يُفتح أي ملف.',

  attention: 'ملفات تحتاج إلى انتباه',
  attentionCaption: (count) =>
    `الملفات المفتوحة التي تحتاج إلى انتباه في النهاية، حسب السبب، وعددها ${count}؛ الملف الذي له عدة أسباب يُحسب مع كل واحد منها`,
  attentionNote:
    'لم يفت أجل في كل هذه الملفات: انسحاب مؤسسة بعد قبولها سبب أيضا. والأجل الذي فات لا يبقى سببا بعد معالجته.',
  nothingNeedsAttention: 'لا ملف يحتاج إلى انتباه.',

  declines: 'لماذا رُفضت أسرّة',
  declinesCaption: (beds) => `عدد الأسرّة المرفوضة: ${beds}، حسب السبب الذي ذكره الشخص`,
  reason: 'السبب',
  times: 'العدد',
  noReason: 'دون ذكر السبب',
  nobodyDeclined: 'لم يرفض أحد سريرا.',

  howLong: 'كم استغرق ذلك',
  howLongCaption: 'الوسيط، والمدة التي تم خلالها 99 من كل 100 (نهاية الخط)',
  from: 'المدة',
  median: 'الوسيط',
  within99: '99 من 100',
  needToBed: 'من الحاجة إلى السرير',
  referralToAnswer: 'من التوجيه إلى الجواب',
  didNotHappen: 'لم يحدث',

  cost: 'كلفة ملف في Temporal',
  costCaption: (count) => `على كامل تاريخ ${cases(count)}`,
  aCase: 'الملف الواحد',
  mean: 'المتوسط',
  most: 'الأقصى',
  historyEvents: 'أحداث التاريخ',
  workflowTasks: 'مهام سير العمل',

  nightByNight: 'ليلة بليلة',
  nightsNote: (scale) =>
    `${scale ? `أعيد بمقياس ${scale}` : 'أعيد بالحجم الكامل'}؛ يُنقل ما ينقص بالتقريب من ليلة إلى أخرى. في سرير: الأشخاص الموجودون في سرير عند نهاية الليلة.`,
  nightsCaption: 'ما أُبلغ عنه وما أعيد، حسب الليالي',
  night: 'الليلة',
  groups: {
    contacts: 'اللقاءات',
    placements: 'الدخول',
    beds: 'الأسرّة',
    else: 'ما نتج غير ذلك',
    atEnd: 'في نهايتها',
  },
  columns: {
    reported: 'المصدر',
    replayed: 'أعيد',
    bedsHeld: 'محجوزة',
    holdsLapsed: 'منقضية',
    waited: 'انتظروا',
    declined: 'رفضوا',
    referrals: 'وُجهوا',
    returnsHome: 'إلى الأسرة',
    inBed: 'في سرير',
    beds: 'الأسرّة',
  },
  inAll: 'المجموع',

  wrong: 'ما ليس على ما يرام',
  notSo: (claim) => `هذا غير صحيح: ${claim}.`,
  differences: 'الاختلافات، لمن يشغل المنصة:',
  found: arabicDifferences,
  checked: 'ما تم التحقق منه',
  checkedCaption: 'بُحث عن كل عبارة في المحركات نفسها بعد الشتاء: في كل رسالة ووثيقة وتاريخ وسجل',
  result: 'النتيجة',
  check: 'التحقق',
  claim: 'ما يجب أن يكون صحيحا',
  examined: 'عدد ما فُحص',
  holds: 'صحيح',
  differs: 'مختلف',
  checks: {
    nights: { name: 'الليالي', claim: 'لكل ليلة عدد لقاءاتها المسجلة وعدد حالات الدخول فيها بالضبط' },
    contacts: { name: 'اللقاءات', claim: 'كل لقاء تم تأكيده حدث واحد، من الملف الذي ذُكر' },
    workflows: {
      name: 'سير العمل',
      claim: 'لكل ملف سير عمل واحد، يستمر ما دام الملف مفتوحا وينتهي بإغلاقه',
    },
    beds: { name: 'الأسرّة', claim: 'لا سرير يأخذه شخصان في الوقت نفسه، ولا أحد له سريران' },
    alerts: { name: 'الإشعارات', claim: 'كل إشعار ذهب إليه فريق حتى نهايته، أو أُخبرت اللجنة بأن لا أحد ذهب' },
    disclosures: {
      name: 'ما تراه المؤسسات',
      claim: 'ترى المؤسسة التي قبلت ما تحتاجه خدمتها عن الشخص، ولا ترى شيئا بعد انتهاء التوجيه',
    },
    places: {
      name: 'الأماكن',
      claim: 'كل مكان في جولة زاره الفريق أو لم يزره، وما لم يُزر ينتقل إلى الجولة التالية',
    },
    erasures: {
      name: 'المحو',
      claim: 'من مُحي لا يقرؤه أحد ولا يجده، وتقول الشهادة متى أُتلف المفتاح',
    },
    absences: {
      name: 'الغياب',
      claim: 'لا يُفقد سرير بسبب الغياب إلا بعد انتهاء المهلة، ولا يفقده من له رخصة أو من عاد',
    },
    duplicates: { name: 'من سُجّل مرتين', claim: 'كل من سُجّل مرتين يُقترح على شخص ليحكم' },
    offers: {
      name: 'العروض',
      claim: 'يُعرض السرير على المنتظرين بترتيب اللائحة، ولكل عرض نهاية واحدة',
    },
    'ways to a bed': {
      name: 'الطريق إلى السرير',
      claim: 'من هو في الطريق إلى سريره يجده محجوزا ما دام الطريق مسموحا به، ولا ينطلق إليه إلا مرة واحدة',
    },
    merges: {
      name: 'الدمج',
      claim: 'كل ملف انتهى بالدمج مغلق، ولم يبق له سرير ولا رتبة في اللائحة ولا توجيه ولا ملف وساطة',
    },
    mistakes: {
      name: 'الأخطاء',
      claim: 'من سُجلت مغادرته خطأ بقي له سريره، أو نال السرير الموالي أو رتبة في اللائحة',
    },
    census: {
      name: 'حصيلة الليالي',
      claim: 'حصيلة كل ليلة تساوي عدد الأسرّة، وفيها من الأشخاص ما تقوله الأحداث',
    },
    sequences: { name: 'التسلسل', claim: 'كل حدث تقرر منشور، ومرقم ابتداء من 1 دون ثغرة' },
    outboxes: { name: 'صناديق الإرسال', claim: 'لا حدث ينتظر الإرسال' },
    'dead letters': { name: 'الرسائل الموضوعة جانبا', claim: 'لم يوضع شيء جانبا منذ بداية الشتاء' },
    'nothing personal': {
      name: 'لا شيء شخصي',
      claim: 'لا معطى شخصيا في أي موضوع أو تاريخ أو قاعدة بيانات أو سجل',
    },
    control: { name: 'الشاهد', claim: 'يُرجع الاستقبال كل معطى شخصي إلى من يحق له طلبه' },
  },
  nothingToExamine: 'لا شيء يُفحص: ليس في الشتاء أي لقاء بهذا المقياس',

  restarts: 'إعادة التشغيل',
  noRestart: 'لم يتوقف أي جزء أثناء الشتاء.',
  restartsCaption: 'أجزاء توقفت أثناء الشتاء وأعيد تشغيلها',
  part: 'الجزء',

  links: 'لمعرفة المزيد',
  linksNote: 'ما دامت المنصة مشغلة.',
  console: 'واجهة العمل',
  richCase: (caseId) => `ملف طويل المسار (${caseId})`,
  api: (service) => `واجهة برمجة ${service}`,
  lists: {
    'Open cases': 'الملفات المفتوحة',
    'Cases needing attention': 'ملفات تحتاج إلى انتباه',
    'Waiting for an agency': 'في انتظار مؤسسة',
    'Waiting for a bed too long': 'في انتظار سرير منذ مدة طويلة',
    'On the street tonight': 'في الشارع هذه الليلة',
    'Alerts needing attention': 'إشعارات تحتاج إلى انتباه',
    'Closed cases': 'الملفات المغلقة',
  },

  footer: (startedAt) =>
    `بدأ ${startedAt}. تُحسب اللقاءات وحالات الدخول والمآل من الأحداث في Kafka، والكلفة من التاريخ في Temporal.`,
  units: { ms: 'م.ث', s: 'ث', min: 'د' },
};
