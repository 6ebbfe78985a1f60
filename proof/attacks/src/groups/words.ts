import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Answer, shortly } from '../http/ask.ts';
import { operators } from '../http/hostile.ts';
import { eachForm, refusedAs } from './each-form.ts';

/** Characters that steer a terminal or a log, turn around what stands after them, or can't be seen. */
const unreadable = [
  '\0',
  '\u0007',
  '\u001b[31m',
  '\r\n{"level":"fatal","msg":"forged"}',
  '\u0085',
  '\ud800',
  '\u202e',
  '\u202d',
  '\u2066',
  '\u2069',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u2060',
  '\ufeff',
  '\u3164',
  '\u2800',
  '\u00ad',
  '\ufe0f',
  '\u{e0041}',
  '\ue000',
];

/** The words of people: in names, and in what is told of a person. */
export async function attackWords(fixture: Fixture, ledger: Ledger): Promise<void> {
  await attackNames(fixture, ledger);
  await attackContact(fixture, ledger);
}

/** Names of one line: nothing in them that steers whatever they are shown in, or that nobody sees. */
async function attackNames(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const committee = actorOf('committee', one);
  const places: Record<string, (name: string) => Promise<Answer>> = {
    "a campaign's city": (city) =>
      fixture.ask('intake', committee, {
        path: `/provinces/${one.provinceId}/campaigns`,
        body: { campaignId: one.campaignId, city, startsOn: one.night, endsOn: '2025-01-31' },
      }),
    "a centre's name": (name) =>
      fixture.ask('shelter-capacity', committee, {
        path: `/provinces/${one.provinceId}/centres`,
        body: { centreId: `${one.centreId}-x`, name, units: [{ kind: 'women', beds: 1 }] },
      }),
    "an agency's name": (name) =>
      fixture.ask('referral', committee, {
        path: `/provinces/${one.provinceId}/agencies`,
        body: { agencyId: `${one.agencyId}-x`, name, services: ['elderly-care'] },
      }),
  };
  for (const [place, send] of Object.entries(places)) {
    await eachForm(
      ledger,
      `unreadable characters in ${place}`,
      '400 invalid-request',
      Object.fromEntries([
        ...unreadable.map((text) => [codes(text), () => send(`Casa${text}blanca`)]),
        ...unreadable.map((text) => [`nothing but ${codes(text)}`, () => send(text + text)]),
      ]),
      (answer) => refusedAs(answer, 400),
    );
  }
}

function codes(text: string): string {
  return [...text].map((char) => `U+${char.codePointAt(0)?.toString(16).padStart(4, '0')}`).join(' ');
}

/** The one place where people's own words come in. */
async function attackContact(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const team = actorOf('street-team', one);
  const contact =
    (identity: object, more: object = {}, profile: object = {}) =>
    () =>
      fixture.ask('intake', team, {
        path: `/rounds/${one.roundId}/contacts`,
        body: {
          person: { identity, profile: { unit: 'men', ageGroup: '18-64', ...profile } },
          place: 'bus-station',
          ...more,
        },
      });
  const fields = [
    'nickname',
    'name',
    'latinName',
    'sex',
    'telephone',
    'bornOn',
    'bornIn',
    'papers',
    'languages',
    'note',
  ];
  for (const field of fields) {
    await eachForm(
      ledger,
      `operators as a person's ${field}`,
      '400 invalid-request',
      Object.fromEntries(
        Object.entries(operators).map(([what, value]) => [what, contact({ [field]: value })]),
      ),
      (answer) => refusedAs(answer, 400),
    );
  }
  for (const field of ['nickname', 'name', 'latinName', 'telephone']) {
    await eachForm(
      ledger,
      `unreadable characters in a person's ${field}`,
      '400 invalid-request',
      Object.fromEntries([
        ...unreadable.map((text) => [codes(text), contact({ [field]: `06${text}610000` })]),
        ...unreadable.map((text) => [`nothing but ${codes(text)}`, contact({ [field]: text + text })]),
      ]),
      (answer) => refusedAs(answer, 400),
    );
  }
  await eachForm(
    ledger,
    'what is no telephone',
    '400 invalid-request',
    Object.fromEntries(
      ['not a phone', '1234', '1'.repeat(16), '++212661000000', '0661+000000', 'tel:0661000000', '½½½½½'].map(
        (telephone) => [telephone, contact({ telephone })],
      ),
    ),
    (answer) => refusedAs(answer, 400),
  );
  await eachForm(
    ledger,
    'births, ages and times on the street that can not be',
    '400 invalid-request or 422',
    {
      'born in 2031': contact({ bornOn: '2031-01-01' }, {}, { ageGroup: 'under-18' }),
      'born after the night': contact({ bornOn: '2024-12-13' }, {}, { ageGroup: 'under-18' }),
      'born in 1850 and under 18': contact({ bornOn: '1850-01-01' }, {}, { ageGroup: 'under-18' }),
      'born in 1950 and under 18': contact({ bornOn: '1950-01-01' }, {}, { ageGroup: 'under-18' }),
      'born on 30 February': contact({ bornOn: '1990-02-30' }),
      'born in the year 0000': contact({ bornOn: '0000-01-01' }),
      ...Object.fromEntries(
        ['0000-01', '1899-12', '1920-01', '2025-01', '9999-12', '2020-13', '2020-00', '２０２０-01'].map(
          (since) => [`on the street since ${since}`, contact({}, {}, { onStreetSince: since })],
        ),
      ),
      'on the street before the birth': contact({ bornOn: '1990-06-01' }, {}, { onStreetSince: '1990-05' }),
      'under 18 and on the street for 30 years': contact(
        {},
        {},
        { ageGroup: 'under-18', onStreetSince: '1994-12' },
      ),
    },
    (answer) => refusedAs(answer, 400, 422),
  );
  await eachForm(
    ledger,
    'NUL and lone halves of characters in notes',
    '400 invalid-request',
    {
      'identity.note': contact({ note: 'a\0b' }),
      note: contact({}, { note: 'a\0b' }),
      'half a character': contact({}, { note: 'a\ud800b' }),
    },
    (answer) => refusedAs(answer, 400),
  );
  const said = { nickname: 'محمد Ba می\u200cخواهم 👨\u200d👩\u200d👧', telephone: '+٢١٢ 661-00-00-00' };
  const met = await contact(said)();
  const { personId = '' } = (met.json ?? {}) as { personId?: string };
  const read = await fixture.ask('intake', team, { path: `/persons/${personId}` });
  const { identity } = (read.json ?? {}) as { identity?: Partial<typeof said> };
  ledger.judge(
    'a name of several scripts with the joiners that they need, and a telephone in digits of two scripts',
    'kept as they were said, encrypted, and given back to intake alone',
    identity?.nickname === said.nickname && identity.telephone === said.telephone
      ? []
      : [`got ${shortly(met)}, then ${shortly(read)}`],
  );
}
