import type { Page } from 'playwright-core';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { lookAtDialogs } from './desk-sights.ts';
import { type Look, untilShown } from './look.ts';
import {
  beOnRound,
  choosePin,
  contactsSent,
  goTo,
  meet,
  spoilNextContact,
  teamsPhone,
  unlock,
} from './street-team.ts';

/**
 * Leads a team's phone through a night, and looks at each of its screens in each of the states that it may be in: before and after the
 * sign-in, with and without a network, with records that wait, have arrived and were refused, and locked.
 */
export async function lookAtStreet(tested: ConsoleUnderTest, look: Look): Promise<void> {
  const nobody = await tested.window(teamsPhone);
  await nobody.page.goto(tested.url);
  await untilShown(nobody.page);
  await look({ page: nobody.page, name: 'sign-in', isDialog: false });
  await nobody.context.close();

  const { page, context } = await tested.signIn('Team 2', teamsPhone);
  const see = async (name: string) => {
    await untilShown(page);
    await look({ page, name, isDialog: false });
  };
  await see('choose-pin');
  await choosePin(page);
  await page.getByRole('heading', { name: "Tonight's round" }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  await see('round-to-start');
  await beOnRound(page);
  await see('round');

  await page.getByRole('link', { name: 'Meet somebody' }).click();
  await see('meet');
  await page.getByRole('button', { name: 'Seen before?' }).click();
  await page.getByText('Met before').waitFor();
  await page.getByRole('button', { name: 'Record the contact' }).click();
  await page.getByRole('alert').waitFor();
  await see('meet-found-and-missing');

  await context.route(contactsSent, (route) => route.abort());
  await meet(page, 'Abla', () => needShelter(page));
  await see('met-waiting');
  await goTo(page, 'Recorded');
  await see('recorded-waiting');
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await look({ page, name: 'sign-out', isDialog: true });
  await page.keyboard.press('Escape');
  await context.unroute(contactsSent);
  await goTo(page, 'Round');
  await page.getByRole('link', { name: 'Abla' }).getByText('Taken').waitFor();
  await page.getByRole('link', { name: 'Abla' }).click();
  await page.getByText('A bed is held at').waitFor();
  await see('met-taken');
  await lookAtDialogs(page, 'met-taken', look);

  await spoilNextContact(context);
  await meet(page, 'Zoubida');
  await page.getByRole('alert').getByText('Refused').waitFor();
  await see('met-refused');
  await goTo(page, 'Round');
  await see('round-with-contacts');
  await page.getByRole('link', { name: 'Meet somebody' }).click();
  await page.getByRole('button', { name: 'Abla' }).click();
  await see('meet-again');
  await context.route(contactsSent, (route) => route.abort());
  await page.getByRole('button', { name: 'Record the contact' }).click();
  await page.getByRole('heading', { name: 'Abla' }).waitFor();
  await goTo(page, 'Recorded');
  await see('recorded');

  await page.reload();
  await page.getByRole('heading', { name: 'This phone is locked' }).waitFor();
  await see('locked');
  await unlock(page, '867530');
  await page.getByRole('alert').waitFor();
  await see('wrong-pin');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: 'There is no network' }).waitFor();
  await see('locked-without-network');
  await context.close();
}

async function needShelter(page: Page): Promise<void> {
  // The one unit that has a free bed.
  await page.getByRole('radio', { name: 'Women', exact: true }).check();
  await page.getByRole('group', { name: 'What the person needs' }).getByLabel('shelter').check();
}
