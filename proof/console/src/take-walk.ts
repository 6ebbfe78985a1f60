import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { desk, phone } from './browser.ts';
import { parts } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';

/** Who is met in the pictures: nobody. */
const person = 'سعيد';
/** As high as what there is to be seen, and no higher than this. */
const mostPx = 1_100;

/**
 * Walks through a night as the tutorial does, and takes a picture at each station: a team meets somebody, reception checks in, a clerk
 * answers, the committee looks. Gives the files.
 */
export async function takeWalk(tested: ConsoleUnderTest, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  const take = async (page: Page, name: string) => {
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
    const { width = 0 } = page.viewportSize() ?? {};
    const path = join(folder, `${String(files.length + 1).padStart(2, '0')}-${name}.png`);
    await page.screenshot({
      path,
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, mostPx) },
    });
    files.push(path);
  };

  const anybody = await tested.window(phone);
  await anybody.page.goto(`${tested.url}/sign-in?language=${phone.language}`);
  await take(anybody.page, 'sign-in');
  await anybody.context.close();

  const { page: team } = await tested.signIn('Team 1', phone);
  await team.getByLabel('ستة أرقام على الأقل').fill('294857');
  await team.getByLabel('الرمز مرة أخرى').fill('294857');
  await take(team, 'pin');
  await team.getByRole('button', { name: 'اعتماد الرمز' }).click();
  for (const place of ['Railway station', 'Souk el Had']) {
    await team.getByLabel('مكان آخر').fill(place);
    await team.getByRole('button', { name: 'إضافة المكان' }).click();
  }
  await team.getByRole('button', { name: 'بدء الجولة' }).click();
  await team.getByRole('link', { name: 'التقينا شخصًا' }).click();
  await team.getByLabel(/بماذا يُنادى/).fill(person);
  const choose = (group: RegExp, option: string) =>
    team.getByRole('group', { name: group }).getByLabel(option, { exact: true }).check();
  await choose(/أي جناح يناسب/, 'الرجال');
  await choose(/العمر/, 'من 18 إلى 64 سنة');
  await team.getByRole('radio', { name: 'railway station' }).check();
  await choose(/ما يحتاج إليه/, 'الإيواء');
  await choose(/ما يحتاج إليه/, 'الصحة');
  await team.getByLabel(/هل توافق على أن نخبر/).check();
  await take(team, 'meet');
  await team.getByRole('button', { name: 'تسجيل اللقاء' }).click();
  await team.getByText(/سرير محجوز في/).waitFor();
  await take(team, 'bed-held');
  await team.getByRole('navigation').getByRole('link', { name: 'الجولة' }).click();
  await team.getByRole('link', { name: person }).waitFor();
  await take(team, 'round');

  const { page: reception } = await tested.signIn('Reception', desk);
  await reception.getByRole('button', { name: 'Montrer les noms' }).click();
  await reception.getByText(person).waitFor();
  await take(reception, 'board');
  await reception.getByRole('button', { name: 'Enregistrer l’entrée' }).click();
  await reception.getByRole('button', { name: 'Enregistrer la sortie' }).waitFor();

  const { page: clerk } = await tested.signIn('Clerk', { ...phone, theme: 'light' });
  await clerk.getByRole('button', { name: /^قبول/ }).first().waitFor();
  await take(clerk, 'inbox');
  await clerk.getByRole('button', { name: /^قبول/ }).first().click();
  await clerk.getByRole('button', { name: /^قبول/ }).waitFor({ state: 'detached' });

  const { page: committee } = await tested.signIn('Committee', { ...desk, language: 'en' });
  await committee.goto(`${tested.url}/tonight`);
  await committee.getByRole('row').first().waitFor();
  await take(committee, 'tonight');
  await committee.goto(`${tested.url}/cases/${parts.campaignId}-00001`);
  await committee.getByText('An agency accepted').first().waitFor();
  await take(committee, 'case');
  const temporal = await committee.getByRole('link', { name: 'Temporal' }).getAttribute('href');
  await committee.goto(`${tested.url}${temporal}`);
  await committee.getByText('Current Details').waitFor();
  await take(committee, 'temporal');
  return files;
}
