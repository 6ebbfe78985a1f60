import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { Language } from '@iwaa/contracts/vocabulary';
import { operatorLinks } from '@iwaa/platform/operator-links';
import type { Page } from 'playwright-core';
import { clientOf, parts } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { startNight } from './street-night.ts';

/** What an operator adds to the list, which shows nothing of a case by itself, and takes away. */
const added = ['AttentionReason', 'DueAt', 'Whereabouts', 'Agency', 'Outcome'];
const removed = ['Run ID', 'Type', 'End'];
/** What heads the card in each language. */
const headings: readonly (readonly [Language, string])[] = [
  ['ar', 'ملف'],
  ['fr', 'Dossier'],
  ['en', 'Case'],
];
const committee = { role: 'committee', subject: 'set-up', provinces: [parts.provinceId] } as const;
const enoughTime = 90_000;
/** The card scrolls within its page, and only what is in view is in a picture. */
const tall = { width: 1280, height: 1900 };
const usual = { width: 1280, height: 900 };

/**
 * Takes pictures of Temporal's pages as an operator sees them: the card of a case in each language, the list with its columns, an
 * update as it is sent and as it is refused. Gives the files.
 * @throws Error where the first press on Submit does not send the update, or a refusal shows more than its sentence.
 */
export async function takeTemporalPictures(tested: ConsoleUnderTest, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const { uiUrl } = tested.platform.addresses;
  const meet = await startNight(tested.platform);
  const { caseId } = await meet({
    nickname: 'Omar',
    needs: ['shelter', 'health', 'elderly-care', 'family-mediation'],
    consents: [{ purpose: 'referral' }, { purpose: 'mediation' }],
  });
  await meet({ nickname: 'Saïd', needs: ['health'], consents: [{ purpose: 'referral' }] });
  const context = await tested.browser.newContext({
    timezoneId: 'Africa/Casablanca',
  });
  context.setDefaultTimeout(enoughTime);
  const page = await context.newPage();
  await page.setViewportSize(tall);
  // What lies behind a window is blurred, which takes minutes to draw without a graphics card.
  page.on('load', () => page.addStyleTag({ content: '* { backdrop-filter: none !important }' }));
  const files: string[] = [];
  const file = (name: string): string => {
    const path = join(folder, `temporal-${name}.png`);
    files.push(path);
    return path;
  };

  await page.goto(`${uiUrl}/namespaces/default/workflows/${caseId}`);
  await page.waitForURL(/\/(?:timeline|history)/);
  const card = page.url().replace(/\/(?:timeline|history).*/, '/user-metadata');
  for (const [language, heading] of headings) {
    await clientOf(tested.platform, 'intake', committee).call(intakeRoutes.changeCampaign, {
      params: { campaignId: parts.campaignId },
      body: { reason: 'correction', language },
      key: randomUUID(),
    });
    await page.goto(card);
    await pictureOfCard(page, heading, file(`card-${language}`));
  }

  await page.setViewportSize(usual);
  await page.goto(card);
  await openUpdate(page, 'extendDeadline');
  await page.keyboard.insertText('{\n  "waitingForBed": "P1D"\n}');
  await pressSubmit(page);
  await page.locator(updateWindow).getByText('These run').waitFor();
  await page.locator(updateWindow).screenshot({ path: file('refusal') });
  await page.keyboard.press('Escape');

  await page.goto(card);
  await openUpdate(page, 'extendDeadline');
  await page.keyboard.insertText('{\n  "bedHold": "PT2H"\n}');
  await page.locator(updateWindow).screenshot({ path: file('update') });
  await pressSubmit(page);
  await page.locator(updateWindow).waitFor({ state: 'detached' });

  await page.setViewportSize({ width: 1600, height: 900 });
  const [open] = operatorLinks(uiUrl, 'default');
  await page.goto(open?.url ?? uiUrl);
  await page.getByRole('link', { name: caseId }).waitFor();
  await page.getByRole('button', { name: 'Configure Columns' }).click();
  for (const name of added) await page.getByRole('button', { name: new RegExp(`^Add.*${name}`) }).click();
  for (const name of removed) {
    await page.getByRole('button', { name: new RegExp(`^Remove.*${name}`) }).click();
  }
  await page.getByRole('button', { name: /close/i }).locator('visible=true').first().click();
  await page.getByRole('columnheader', { name: 'Whereabouts' }).waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: file('list'),
    clip: { x: 256, y: 60, width: 1344, height: 320 },
    // What was closed is still fading.
    animations: 'disabled',
  });
  await context.close();
  return files;
}

const updateWindow = '[data-testid=update-confirmation-modal]:visible';

/** Presses R until the card has this heading, since a card that is open does not change by itself. */
async function pictureOfCard(page: Page, heading: string, path: string): Promise<void> {
  await page.getByText('Current Details').waitFor();
  const until = Date.now() + enoughTime;
  for (;;) {
    const frames = await page.locator('iframe').all();
    for (const frame of frames) {
      const text = (await frame.contentFrame().locator('h2').allInnerTexts()).join(' ');
      if (!text.includes(heading)) continue;
      await frame.screenshot({ path });
      return;
    }
    if (Date.now() > until) throw new Error(`The card never showed ${heading}.`);
    await page.keyboard.press('r');
    await page.waitForTimeout(500);
  }
}

/** Opens the window of an update, and puts the cursor where its JSON goes. */
async function openUpdate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More Actions' }).click();
  await page.locator('.menu-item-wrapper:visible', { hasText: 'Send an Update' }).first().click();
  // Its field is disabled, and what lies over it takes the press.
  const select = await page.locator('#update-select:visible').boundingBox();
  if (!select) throw new Error('There is no list of updates.');
  await page.mouse.click(select.x + select.width / 2, select.y + select.height / 2);
  await page.getByRole('option', { name }).click();
  await page.locator(`${updateWindow} .cm-content`).click();
}

/** Presses the button where it stands now, as a hand does, and not where it may move to. */
async function pressSubmit(page: Page): Promise<void> {
  const submit = await page.locator(updateWindow).getByRole('button', { name: 'Submit' }).boundingBox();
  if (!submit) throw new Error('There is no button to submit the update.');
  const answered = page.waitForResponse((response) => response.url().includes('/update/'));
  await page.mouse.click(submit.x + submit.width / 2, submit.y + submit.height / 2, { delay: 80 });
  await answered;
}
