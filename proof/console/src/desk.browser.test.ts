import { randomUUID } from 'node:crypto';
import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { eventually } from '@iwaa/testing/eventually';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { desk, phone } from './browser.ts';
import { clerk, clientOf, parts } from './console-campaign.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { choose, press, tabTo, tick, write } from './keyboard.ts';
import { startNight } from './street-night.ts';

let tested: ConsoleUnderTest;
let meet: Awaited<ReturnType<typeof startNight>>;
const referralConsent = { purpose: 'referral' } as const;
const mediationConsent = { purpose: 'mediation' } as const;
const committee = { role: 'committee', subject: 'set-up', provinces: [parts.provinceId] } as const;

beforeAll(async () => {
  tested = await joinSharedConsole();
  // A family that is not reached at once needs attention, and a return is visited at once.
  await clientOf(tested.platform, 'intake', committee).call(intakeRoutes.changeCampaign, {
    params: { campaignId: parts.campaignId },
    body: { reason: 'correction', deadlines: { familyContact: 'PT1S' }, followUpVisits: ['PT1S', 'P90D'] },
    key: randomUUID(),
  });
  meet = await startNight(tested.platform);
}, 180_000);
afterAll(() => tested?.close(), 60_000);

function caseOf(caseId: string) {
  return clientOf(tested.platform, 'casework', committee).call(caseworkRoutes.readCase, {
    params: { caseId },
  });
}

async function referralOf(caseId: string) {
  const { items } = await clientOf(tested.platform, 'referral', committee).call(
    referralRoutes.listReferrals,
    {
      query: { caseId },
    },
  );
  return items[0];
}

describe('the committee', () => {
  test('gives more time to a missed deadline by one press of a key, and the case leaves the list', async () => {
    const { caseId } = await meet({
      nickname: 'Omar',
      needs: ['family-mediation'],
      consents: [mediationConsent],
    });
    const { page, faults } = await tested.signIn('Committee', desk);
    await page.getByRole('heading', { name: 'Dossiers à surveiller' }).waitFor();
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: caseId }) });
    await card.getByText('La famille n’a pas été contactée').waitFor();
    await press(page, new RegExp(`\\+ 1 jour ${caseId}`));
    await card.waitFor({ state: 'detached' });
    const [deadline] = (await caseOf(caseId)).deadlines.filter(({ kind }) => kind === 'familyContact');
    expect(deadline?.overdue).toBe(false);
    expect(Date.parse(deadline?.dueAt ?? '') - Date.now()).toBeGreaterThan(23 * 3600_000);
    expect(faults()).toEqual([]);
  }, 180_000);

  test('suspends an agency with a reason, has it asked again, and removes it, from the list of agencies, by the keyboard alone', async () => {
    const { provinceId } = parts;
    const agencyId = `haven-of-${provinceId}`;
    const name = { ar: 'الملاذ', fr: 'Le Refuge', en: 'Haven' };
    await tested.platform.addAgency(agencyId);
    const referral = clientOf(tested.platform, 'referral', committee);
    await referral.call(referralRoutes.registerAgency, {
      params: { provinceId },
      body: {
        agencyId,
        name,
        services: ['womens-space'],
        hours: { friday: [{ from: '08:30', to: '16:30' }] },
      },
      key: randomUUID(),
    });
    const state = async () =>
      (await referral.call(referralRoutes.readAgency, { params: { agencyId } })).state;
    const { page, faults } = await tested.signIn('Committee', desk);
    await press(page, 'Organismes');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Le Refuge' }) });
    await card.getByText('de 08:30 à 16:30').waitFor();
    await press(page, 'Suspendre… Le Refuge');
    await choose(page, 'Il ne répond pas');
    await press(page, 'Le suspendre');
    await card.getByText('suspendu', { exact: true }).waitFor();
    expect(await state()).toBe('suspended');
    await press(page, 'Le solliciter à nouveau Le Refuge');
    await card.getByText('sollicité', { exact: true }).waitFor();
    expect(await state()).toBe('active');
    await press(page, 'Retirer… Le Refuge');
    await choose(page, 'Il a fermé');
    await press(page, 'Le retirer');
    await card.waitFor({ state: 'detached' });
    expect(await state()).toBe('removed');
    expect(faults()).toEqual([]);
  }, 180_000);

  test('closes a case that nothing more can be done about, from its own page, with an outcome, by the keyboard alone', async () => {
    const { caseId } = await meet({ nickname: 'Saïd', needs: ['elderly-care'], consents: [referralConsent] });
    const { page, faults } = await tested.signIn('Committee', phone);
    await press(page, caseId);
    await page.getByText('لا مؤسسة تستطيع الاستقبال').first().waitFor();
    await press(page, 'إغلاق الملف…');
    await choose(page, 'انقطاع الاتصال');
    await press(page, 'أغلق الملف');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('أُغلق الملف', { exact: true }).waitFor();
    expect(await caseOf(caseId)).toMatchObject({ status: 'closed', outcome: 'lost-contact' });
    expect(faults()).toEqual([]);
  }, 180_000);

  test('asks the agency that it names for a need that none was left for, by two presses from the list', async () => {
    const { caseId } = await meet({
      nickname: 'Fatna',
      needs: ['womens-space'],
      consents: [referralConsent],
    });
    const { page, faults } = await tested.signIn('Committee', desk);
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: caseId }) });
    await card.getByText('Aucun organisme ne peut répondre').waitFor();
    const agencyId = 'espace-femmes';
    await tested.platform.addAgency(agencyId);
    await clientOf(tested.platform, 'referral', committee).call(referralRoutes.registerAgency, {
      params: { provinceId: parts.provinceId },
      body: { agencyId, name: 'Espace des femmes', services: ['womens-space'] },
      key: randomUUID(),
    });
    await card.getByRole('button', { name: `Solliciter un autre organisme… ${caseId}` }).click();
    await page.getByLabel('Qui solliciter ?').selectOption('Espace des femmes (places disponibles)');
    await page.getByRole('button', { name: 'Solliciter l’organisme', exact: true }).click();
    await card.waitFor({ state: 'detached' });
    expect(await referralOf(caseId)).toMatchObject({ state: 'requested', agencyId });
    expect(faults()).toEqual([]);
  }, 180_000);

  test('gives a referral again to the agency that accepted it after its time', async () => {
    const { caseId } = await meet({ nickname: 'Miloud', needs: ['health'], consents: [referralConsent] });
    const { platform } = tested;
    const casework = { role: 'service', subject: 'casework' } as const;
    const { referralId } = await eventually(async () => {
      const asked = await referralOf(caseId);
      if (!asked) throw new Error('No agency was asked yet.');
      return asked;
    });
    const params = { referralId };
    await clientOf(platform, 'referral', casework).call(referralRoutes.rerouteReferral, {
      params,
      body: {},
      key: randomUUID(),
    });
    const yes = clientOf(platform, 'referral', clerk).call(referralRoutes.respondToReferral, {
      params,
      body: { state: 'accepted' },
      key: randomUUID(),
    });
    await expect(yes).rejects.toMatchObject({ code: 'referral-ended' });
    const { page, faults } = await tested.signIn('Committee', desk);
    await page.goto(`${tested.url}/cases/${caseId}`);
    await page.getByText('Cet organisme a accepté après le délai').waitFor();
    await press(page, 'Lui rendre l’orientation…');
    await page.getByRole('dialog').getByText('a accepté après le délai').waitFor({ state: 'attached' });
    await press(page, /^Solliciter l’organisme$/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('Cet organisme a accepté après le délai').waitFor({ state: 'detached' });
    expect(await referralOf(caseId)).toMatchObject({
      state: 'accepted',
      agencyId: parts.agencies[0]?.agencyId,
    });
    expect(faults()).toEqual([]);
  }, 180_000);

  test('declares tonight severely cold and normal again, and the shelter sees it as it happens', async () => {
    const { page, faults } = await tested.signIn('Committee', desk);
    const reception = await tested.signIn('Reception', desk);
    await reception.page.getByRole('heading', { name: 'Les lits cette nuit' }).waitFor();
    await reception.page.getByText('pour nuits de froid', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Cette nuit' }).click();
    const declare = async (level: string) => {
      await page.getByRole('button', { name: /^Déclarer le niveau de froid…/ }).click();
      await page.getByRole('dialog').getByLabel(level, { exact: true }).check();
      await page.getByRole('button', { name: 'Déclarer', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    const cold =
      'Cette nuit est déclarée de grand froid. Les lits gardés pour les nuits de froid sont ouverts.';
    await declare('De grand froid');
    for (const seen of [page, reception.page]) await seen.getByText(cold).waitFor();
    await declare('Normale');
    for (const seen of [page, reception.page]) await seen.getByText(cold).waitFor({ state: 'detached' });
    expect([...faults(), ...reception.faults()]).toEqual([]);
  }, 180_000);

  test('sees what the lists count, and is led to the case in Temporal', async () => {
    const { caseId } = await meet({ nickname: 'Ali', needs: ['shelter'] });
    const { page, faults } = await tested.signIn('Committee', desk);
    await page.getByRole('link', { name: 'Cette nuit' }).click();
    const men = page.getByRole('row', { name: /^hommes \d/ });
    await men.waitFor();
    expect(await men.getByRole('cell').allTextContents()).toEqual(['2', '1', '0', '0', '0']);
    await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
    await page.getByLabel('Code du dossier').fill(caseId);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Dossier ${caseId}` }).waitFor();
    await page.getByText('Un lit a été réservé').waitFor();
    const temporal = await page.getByRole('link', { name: 'Temporal' }).getAttribute('href');
    await eventually(async () => {
      const answer = await page.request.get(`${tested.url}${temporal}`, { maxRedirects: 0 });
      expect(answer.headers().location).toMatch(
        new RegExp(`^http://.*/namespaces/default/workflows/${caseId}/[0-9a-f-]{36}/user-metadata$`),
      );
    });
    expect(faults()).toEqual([]);
  }, 180_000);
});

describe("an agency's clerk", () => {
  test('sees a referral come, accepts it and tells what came of it, by the keyboard alone', async () => {
    const { page, faults } = await tested.signIn('Clerk', desk);
    await page.getByRole('heading', { name: 'Orientations reçues' }).waitFor();
    const { caseId } = await meet({ nickname: 'Brahim', needs: ['health'], consents: [referralConsent] });
    await page.getByText('une fois l’orientation acceptée').first().waitFor();
    expect(await page.getByText('Brahim').count()).toBe(0);
    await press(page, `Accepter ${caseId}`);
    await press(page, new RegExp(`^De qui s’agit-il.*${caseId}$`));
    await page.getByText('Brahim').waitFor();
    await press(page, `Terminer… ${caseId}`);
    await choose(page, 'Service rendu');
    await press(page, 'Envoyer la réponse');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await referralOf(caseId)).toMatchObject({ state: 'completed', outcome: 'service-given' });
    await page.getByRole('link', { name: 'Terminées' }).click();
    await page.getByRole('heading', { name: caseId }).waitFor();
    expect(await page.getByText('Brahim').count()).toBe(0);
    expect(faults()).toEqual([]);
  }, 180_000);

  test('says no with a reason, and what the agency can take', async () => {
    const { caseId } = await meet({ nickname: 'Youssef', needs: ['health'], consents: [referralConsent] });
    const { page, faults } = await tested.signIn('Clerk', phone);
    await page.getByRole('button', { name: new RegExp(`^رفض.*${caseId}`) }).click();
    await page.getByRole('radio', { name: 'لا مكان شاغر' }).check();
    await page.getByRole('button', { name: 'أرسل الجواب' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await referralOf(caseId)).toMatchObject({ state: 'rejected', reason: 'at-capacity' });
    // It is marked once the service has taken it, and not by the press.
    await page.getByRole('radio', { name: 'لا أماكن متوفرة' }).click();
    await page.getByText('لا يصلكم توجيه').waitFor();
    expect(faults()).toEqual([]);
  }, 180_000);
});

describe('a social worker', () => {
  test('follows a case to its person, records a listening session and a consent, and an agency is asked by itself, all by the keyboard', async () => {
    const { caseId } = await meet({ nickname: 'Hamid', needs: ['shelter'] });
    const { page, faults } = await tested.signIn('Social worker', desk);
    await press(page, caseId);
    await press(page, 'Page de la personne');
    await page.getByRole('heading', { name: 'Hamid' }).waitFor();
    await press(page, 'Noter une séance d’écoute…');
    await tick(page, 'Santé');
    await write(page, 'Ce qui a été dit', 'Il tousse depuis un mois.');
    await press(page, 'Noter la séance');
    await page.getByText('Il tousse depuis un mois.').waitFor();
    await press(page, /^Corriger…$/);
    await write(page, 'Téléphone', '0661774938');
    await choose(page, 'Mal entendu');
    await press(page, /^Corriger$/);
    await page.getByText('0661774938').waitFor();
    await press(page, 'Ce qui était noté avant…');
    await page.getByRole('dialog').getByText('rien n’était connu').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'Noter un consentement…');
    await press(page, 'La personne est d’accord');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 'Annuler l’orientation…');
    await choose(page, 'La personne a décliné');
    await press(page, /^Annuler l’orientation$/);
    await page.getByText('Une orientation a été annulée').waitFor();
    expect(await referralOf(caseId)).toMatchObject({ state: 'cancelled', reason: 'declined-by-person' });
    await press(page, 'Retirer le consentement');
    await page.getByText('La personne n’a consenti à aucun partage').waitFor();
    expect(faults()).toEqual([]);
  }, 180_000);

  test('reads with the person what is held, what happened and who saw it, in the language that the person reads, and on paper', async () => {
    const { caseId } = await meet({ nickname: 'Rahal', needs: ['health'], consents: [referralConsent] });
    const { page, faults } = await tested.signIn('Social worker', desk);
    await page.goto(`${tested.url}/cases/${caseId}/person`);
    await press(page, 'Ce que la personne a le droit de savoir');
    await page.getByRole('heading', { name: 'Ce qui est noté sur vous' }).waitFor();
    for (const text of ['Rahal', 'une équipe de rue a rencontré la personne', 'Qui est la personne'])
      await page.getByText(text).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const pressed of ['navigation', 'button'] as const)
      expect(await page.getByRole(pressed).filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: null });
    await page.getByRole('combobox').selectOption('ar');
    await page.getByRole('heading', { name: 'حقوقك' }).waitFor();
    expect(faults()).toEqual([]);
  }, 180_000);

  test('requests an erasure with the person, which somebody of the committee confirms; then nobody reads who it was', async () => {
    const { caseId, personId } = await meet({ nickname: 'Zahra', needs: [] });
    await clientOf(tested.platform, 'casework', committee).call(caseworkRoutes.closeCase, {
      ...{ params: { caseId }, body: { outcome: 'own-housing' }, key: randomUUID() },
    });
    const worker = await tested.signIn('Social worker', desk);
    await worker.page.goto(`${tested.url}/persons/${personId}/report`);
    await press(worker.page, 'Demander l’effacement');
    await press(worker.page, 'Demander l’effacement…');
    await choose(worker.page, 'La personne le demande');
    await press(worker.page, 'Noter la demande');
    await worker.page.getByText('Demandé').first().waitFor();
    const { page, faults } = await tested.signIn('Committee', desk);
    await press(page, 'Effacements');
    await press(page, caseId);
    await press(page, 'Confirmer l’effacement…');
    await press(page, 'Effacer pour de bon');
    await page.getByRole('heading', { name: 'Certificat d’effacement' }).waitFor();
    await page.getByText('Clé détruite').waitFor();
    await worker.page.goto(`${tested.url}/persons/${personId}`);
    await worker.page.getByText('effacé').first().waitFor();
    expect(await worker.page.getByText('Zahra').count()).toBe(0);
    expect(faults()).toEqual([]);
  }, 180_000);

  test('leads a mediation home by the keyboard alone, and records the visit that is due', async () => {
    const { caseId } = await meet({
      nickname: 'Driss',
      needs: ['family-mediation'],
      consents: [mediationConsent],
    });
    const { page, faults } = await tested.signIn('Social worker', desk);
    await page.goto(`${tested.url}/cases/${caseId}`);
    await press(page, 'La famille a été jointe');
    await press(page, 'Décision sur le retour…');
    await page.getByRole('dialog').waitFor();
    const groups = page.getByRole('dialog').getByRole('group');
    for (const group of await groups.all()) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      expect(await group.getByRole('radio').first().isChecked()).toBe(true);
    }
    await press(page, 'Noter la décision');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 'La personne est rentrée chez elle');
    await page.getByRole('heading', { name: 'Retour dans la famille' }).waitFor();
    await press(page, 'Visites');
    await page.getByRole('heading', { name: 'Visites à faire' }).waitFor();
    await page.getByRole('heading', { name: caseId }).waitFor();
    await press(page, 'Le retour tient');
    // The next visit is in three months.
    await page.getByRole('heading', { name: caseId }).waitFor({ state: 'detached' });
    const { items } = await clientOf(tested.platform, 'mediation', committee).call(
      mediationRoutes.listReintegrations,
      { query: { caseId } },
    );
    expect(items[0]?.visits.map(({ holds }) => holds)).toEqual([true, null]);
    expect(faults()).toEqual([]);
  }, 180_000);

  test('finds somebody who was met lately by the name in another spelling', async () => {
    await meet({ nickname: 'Ba Lahcen' });
    const { page, faults } = await tested.signIn('Social worker', phone);
    await page.getByRole('link', { name: 'الأشخاص' }).click();
    await page.getByLabel('الاسم أو اللقب', { exact: true }).fill('لحسن');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ba Lahcen' }).click();
    await page.getByRole('heading', { name: 'Ba Lahcen' }).waitFor();
    expect(faults()).toEqual([]);
  }, 180_000);
});

describe('a social worker to whom two people are suggested as one', () => {
  test('sees both side by side and why, and tells them apart by one press of a key', async () => {
    for (const nickname of ['مراد الحموشي', 'Mourad Hammouchi']) await meet({ nickname, needs: [] });
    const { page, faults } = await tested.signIn('Social worker', desk);
    const pair = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Mourad Hammouchi' }) });
    await eventually(async () => {
      await page.goto(`${tested.url}/duplicates`);
      await page.getByRole('heading', { name: 'Une seule et même personne' }).waitFor();
      await page.getByRole('table').first().waitFor({ timeout: 2000 });
      expect(await pair.count()).toBe(1);
    }, 60_000);
    await pair.getByText('مراد الحموشي').waitFor();
    await press(page, 'Ce n’est pas la même');
    await pair.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Une seule et même personne' }).waitFor();
    expect(await page.getByRole('link', { name: 'Mourad Hammouchi' }).count()).toBe(0);
    expect(faults()).toEqual([]);
  }, 180_000);
});

describe('a social worker who sees that two people are the same', () => {
  test('makes them one by two presses of a key; the case that ends is a duplicate, and says which goes on', async () => {
    const [one, other] = [
      await meet({ nickname: 'بوشعيب الدكالي', needs: [] }),
      await meet({ nickname: 'Bouchaib Doukkali', needs: ['health'], consents: [referralConsent] }),
    ];
    const { page, faults } = await tested.signIn('Social worker', desk);
    const pair = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Bouchaib Doukkali' }) });
    await eventually(async () => {
      await page.goto(`${tested.url}/duplicates`);
      await page.getByRole('table').first().waitFor({ timeout: 2000 });
      expect(await pair.count()).toBe(1);
    }, 60_000);
    await press(page, 'C’est la même…');
    await press(page, 'Réunir les deux');
    await pair.waitFor({ state: 'detached' });
    await eventually(
      async () => expect(await caseOf(other.caseId)).toMatchObject({ outcome: 'duplicate' }),
      60_000,
    );
    await eventually(async () => expect(await referralOf(one.caseId)).toBeDefined(), 60_000);
    await page.goto(`${tested.url}/persons/${other.personId}`);
    await press(page, 'Continue comme une autre personne');
    await page.getByRole('heading', { name: 'بوشعيب الدكالي' }).waitFor();
    expect(faults()).toEqual([]);
  }, 180_000);
});

describe('a receptionist', () => {
  test('is told names only by asking, takes a bed out of service and back, and lets a hold go, all by the keyboard', async () => {
    const { caseId } = await meet({ nickname: 'Moha', needs: ['shelter'] });
    const { page, faults } = await tested.signIn('Reception', desk);
    const expected = page.getByRole('listitem').filter({ hasText: caseId });
    await expected.waitFor();
    expect(await page.getByText('Moha').count()).toBe(0);
    await press(page, 'Montrer les noms');
    await expected.getByText('Moha').waitFor();
    await press(page, 'Cacher les noms');
    await page.getByText('Moha').waitFor({ state: 'detached' });
    const women = page.getByRole('region', { name: 'femmes' });
    await press(page, 'Mettre hors service lit 1, femmes');
    await press(page, 'Remettre en service lit 1, femmes');
    await women.getByRole('button', { name: 'Mettre hors service lit 1' }).waitFor();
    await press(page, `Libérer la réservation… ${caseId}`);
    await choose(page, 'La personne a décliné le lit');
    await press(page, 'Libérer ; le lit va au suivant');
    await expected.waitFor({ state: 'detached' });
    await press(page, 'Liste d’attente');
    await page.getByRole('heading', { name: 'Liste d’attente' }).waitFor();
    await tabTo(page, 'Unité');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/unit=men$/);
    expect(faults()).toEqual([]);
  }, 180_000);
});
