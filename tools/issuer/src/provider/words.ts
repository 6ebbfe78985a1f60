import type { PersonRole } from '../people/person.ts';

/** The languages of the pages, the first of which is shown to who asks for none of them. */
export const locales = ['ar', 'fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The language among ours that somebody asks for first, such as ar for `es ar-MA`; undefined where none is ours. */
export function localeAmong(wanted: string | undefined): Locale | undefined {
  for (const tag of (wanted ?? '').split(/\s+/)) {
    const language = tag.split('-')[0]?.toLowerCase();
    const found = locales.find((locale) => locale === language);
    if (found) return found;
  }
  return undefined;
}

interface Words {
  readonly language: string;
  readonly signInTitle: string;
  readonly development: string;
  readonly notice: string;
  readonly question: string;
  readonly roles: Readonly<Record<PersonRole, string>>;
  readonly nobody: string;
  readonly signOutTitle: string;
  readonly signOutQuestion: string;
  readonly signOut: string;
  readonly signedOut: string;
  readonly refusedTitle: string;
  readonly expired: string;
  readonly notAPerson: string;
  readonly refused: string;
}

/** What the pages say. */
export const words: Readonly<Record<Locale, Words>> = {
  ar: {
    language: 'العربية',
    signInTitle: 'الدخول إلى إيواء',
    development: 'للتطوير فقط',
    notice:
      'هذه صفحة دخول للتطوير على هذا الجهاز وحده. لا تطلب كلمة مرور: من يفتحها يختار من يكون. لا تُستعمل أبدا في الإنتاج.',
    question: 'من أنت؟',
    roles: {
      committee: 'لجنة اليقظة والتتبع',
      'street-team': 'الفرق الميدانية',
      'shelter-staff': 'مركز الإيواء',
      'social-worker': 'المساعدة الاجتماعية',
      'agency-staff': 'المؤسسات الشريكة',
    },
    nobody: 'لا يوجد بعد من يمكنه الدخول. يضيف الأمر التالي شخصا:',
    signOutTitle: 'الخروج من إيواء',
    signOutQuestion: 'هل تريد الخروج؟',
    signOut: 'خروج',
    signedOut: 'لقد خرجت.',
    refusedTitle: 'تعذر الدخول',
    expired: 'انتهت مهلة هذا الدخول أو بدأ في متصفح آخر. ارجع إلى إيواء وابدأ الدخول من جديد.',
    notAPerson: 'لم يعد هذا الشخص ممن يمكنهم الدخول. ارجع واختر شخصا آخر.',
    refused: 'لا يمكن قبول هذا الطلب. ارجع إلى إيواء وابدأ الدخول من جديد.',
  },
  fr: {
    language: 'Français',
    signInTitle: 'Connexion à Iwaa',
    development: 'Développement uniquement',
    notice:
      'Cette page de connexion sert au développement, sur cette machine seulement. Elle ne demande aucun mot de passe\u00a0: qui l’ouvre choisit qui il est. Jamais en production.',
    question: 'Qui êtes-vous\u202f?',
    roles: {
      committee: 'Comité de vigilance et de suivi',
      'street-team': 'Équipes de rue',
      'shelter-staff': 'Centre d’hébergement',
      'social-worker': 'Assistance sociale',
      'agency-staff': 'Organismes partenaires',
    },
    nobody: 'Personne ne peut encore se connecter. Cette commande ajoute quelqu’un\u00a0:',
    signOutTitle: 'Déconnexion d’Iwaa',
    signOutQuestion: 'Voulez-vous vous déconnecter\u202f?',
    signOut: 'Se déconnecter',
    signedOut: 'Vous êtes déconnecté.',
    refusedTitle: 'Connexion impossible',
    expired:
      'Cette connexion a expiré, ou a commencé dans un autre navigateur. Retournez à Iwaa et recommencez.',
    notAPerson: 'Cette personne ne peut plus se connecter. Revenez en arrière et choisissez-en une autre.',
    refused: 'Cette demande ne peut pas être acceptée. Retournez à Iwaa et recommencez.',
  },
  en: {
    language: 'English',
    signInTitle: 'Sign in to Iwaa',
    development: 'Development only',
    notice:
      'This sign-in page is for development, on this machine alone. It asks for no password: whoever opens it chooses who to be. Never use it in production.',
    question: 'Who are you?',
    roles: {
      committee: 'Vigilance and follow-up committee',
      'street-team': 'Street teams',
      'shelter-staff': 'Shelter centre',
      'social-worker': 'Social work',
      'agency-staff': 'Partner agencies',
    },
    nobody: 'Nobody can sign in yet. This command adds somebody:',
    signOutTitle: 'Sign out of Iwaa',
    signOutQuestion: 'Do you want to sign out?',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    refusedTitle: 'Sign-in refused',
    expired: 'This sign-in has expired, or began in another browser. Go back to Iwaa and begin again.',
    notAPerson: 'This person can no longer sign in. Go back and choose another.',
    refused: 'This request can not be accepted. Go back to Iwaa and begin again.',
  },
};
