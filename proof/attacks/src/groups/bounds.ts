import { deadlineKinds } from '@iwaa/contracts/vocabulary';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { eachForm, refusedAs } from './each-form.ts';

/** Dates, durations and counts beyond anything that happens. */
export async function attackBounds(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const as =
    (
      role: Parameters<typeof actorOf>[0],
      service: Parameters<Fixture['ask']>[0],
      path: string,
      body: object,
    ) =>
    () =>
      fixture.ask(service, actorOf(role, one), { path, body });
  // One that is not there yet: a second declaration is refused whatever it says.
  const undeclared = 'QV-2425';
  const committee = { ...actorOf('committee', one), campaigns: [undeclared] };
  const campaign = (changes: object) => () =>
    fixture.ask('intake', committee, {
      path: `/provinces/${one.provinceId}/campaigns`,
      body: {
        campaignId: undeclared,
        city: 'Sidi Kacem',
        startsOn: one.night,
        endsOn: '2025-01-31',
        ...changes,
      },
    });
  const centre = (beds: unknown) =>
    as('committee', 'shelter-capacity', `/provinces/${one.provinceId}/centres`, {
      centreId: `${one.centreId}-x`,
      name: 'Annexe',
      units: [{ kind: 'women', beds }],
    });
  const met = (said: object) =>
    as('street-team', 'intake', `/rounds/${one.roundId}/contacts`, {
      person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
      place: 'bus-station',
      ...said,
    });
  const contact = (until: string) => met({ consents: [{ purpose: 'referral', until }] });
  const endless = [
    'PT0S',
    'P0D',
    'PT0.000S',
    'P100000000W',
    `P${'9'.repeat(30)}D`,
    'P1000D',
    '-PT1H',
    'P1Y',
    'PT1,5H',
  ];
  await eachForm(
    ledger,
    'dates, durations and counts beyond anything that happens',
    '400 invalid-request or 422',
    Object.fromEntries([
      ...deadlineKinds.flatMap((kind) =>
        endless.map(
          (time) => [`${kind} ${time}`.slice(0, 40), campaign({ deadlines: { [kind]: time } })] as const,
        ),
      ),
      ...endless.map(
        (time) => [`a visit after ${time}`.slice(0, 40), campaign({ followUpVisits: [time] })] as const,
      ),
      ['visits out of order', campaign({ followUpVisits: ['P30D', 'P7D'] })],
      ['two visits at once', campaign({ followUpVisits: ['P7D', 'P1W'] })],
      ['seven visits', campaign({ followUpVisits: [1, 2, 3, 4, 5, 6, 7].map((day) => `P${day}D`) })],
      ['a campaign since the year 0001', campaign({ startsOn: '0001-01-01' })],
      ['a campaign until the year 9999', campaign({ endsOn: '9999-12-31' })],
      ['a campaign of two years', campaign({ endsOn: '2026-12-12' })],
      ['a time zone that is an offset', campaign({ timeZone: '+01:00' })],
      ['a time zone that is nowhere', campaign({ timeZone: 'Africa/Sidi_Kacem' })],
      ...[-1, 0.5, 2001, 1e9, '3'].map((beds) => [`${JSON.stringify(beds)} beds`, centre(beds)] as const),
      ['a consent until the year 9999', contact('9999-12-31T23:59:59Z')],
      ['a consent for ten years', contact(new Date(Date.now() + 3653 * 86_400_000).toISOString())],
      ['a consent until the year 0001', contact('0001-01-01T00:00:00Z')],
      ...[
        ['the year 0001', '0001-01-01T00:00:00Z'],
        ['the year 9999', '9999-12-31T23:59:59Z'],
        ['the night before', new Date(Date.parse(one.night) - 3_600_000).toISOString()],
        ['an hour from now', new Date(Date.now() + 3_600_000).toISOString()],
      ].map(([when, happenedAt]) => [`a contact of ${when}`, met({ happenedAt })] as const),
      ...['0001-01-01', '9999-12-31', '2024-02-30', '2029-01-01'].map(
        (night) =>
          [
            `a round on ${night}`,
            as('street-team', 'intake', `/campaigns/${one.campaignId}/rounds`, {
              team: one.team,
              night,
              places: [],
            }),
          ] as const,
      ),
      [
        'a deadline until the year 9999',
        as('committee', 'casework', `/cases/${one.caseId}/deadline-extensions`, {
          deadline: 'referralAnswer',
          until: '9999-12-31T23:59:59Z',
        }),
      ],
    ]),
    (answer) => refusedAs(answer, 400, 422),
  );
}
