import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { missingScope } from '../missing-scope.ts';
import { addCentre, addPeople, peopleFile, readPeople, writePeople } from './people-file.ts';
import { peopleOfCampaign } from './people-of-campaign.ts';
import { personRoles } from './person.ts';

const campaign = {
  provinceId: 'sidi-kacem',
  campaignId: 'SK-2425',
  centreId: 'sidi-kacem-centre',
  teams: ['north', 'south'],
  agencies: [
    {
      agencyId: 'health-delegation',
      name: { ar: 'مندوبية الصحة', fr: 'Délégation de la santé', en: 'Delegation of Health' },
    },
    {
      agencyId: 'elderly-centre',
      name: { ar: 'مركز المسنين', fr: 'Centre pour personnes âgées', en: 'Centre for Elderly People' },
    },
  ],
};
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa people-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const people = (...words: string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...words, '--home', home]);

describe('those of a campaign', () => {
  it('are of every role that a person may have, each with the scopes that its permissions are bound to', () => {
    const all = peopleOfCampaign(campaign);
    expect(new Set(all.map(({ role }) => role))).toEqual(new Set(personRoles));
    for (const { role, provinces, campaigns, centres, agencies, team } of all) {
      const asked = { province: provinces, campaign: campaigns, centre: centres, agency: agencies };
      expect(missingScope(role, team === undefined ? asked : { ...asked, team })).toBeUndefined();
    }
    expect(all.map(({ name }) => name.en)).toEqual([
      'Committee',
      'Team 1',
      'Team 2',
      'Reception',
      'Social worker',
      'Clerk of Delegation of Health',
      'Clerk of Centre for Elderly People',
    ]);
  });
});

describe('the people’s file', () => {
  it('lets those of a centre, and nobody else, work at another one too, once however often it is said', async () => {
    const added = await addPeople(home, peopleOfCampaign(campaign));
    await addCentre(home, 'sidi-kacem-centre', 'second-centre');
    await addCentre(home, 'sidi-kacem-centre', 'second-centre');
    expect(await readPeople(home)).toEqual(
      added.map((one) =>
        one.role === 'shelter-staff' ? { ...one, centres: ['sidi-kacem-centre', 'second-centre'] } : one,
      ),
    );
  });

  it('is readable by this user only, and comes back as it was written', async () => {
    expect(await readPeople(home)).toBeUndefined();
    const added = await addPeople(home, peopleOfCampaign(campaign));
    expect(await readPeople(home)).toEqual(added);
    expect((await stat(peopleFile(home))).mode & 0o777).toBe(0o600);
  });

  it('has nobody twice when the same are added again, and the newest first', async () => {
    const before = await addPeople(home, peopleOfCampaign(campaign));
    expect(await addPeople(home, peopleOfCampaign(campaign))).toEqual([]);
    const next = await addPeople(home, peopleOfCampaign({ ...campaign, campaignId: 'SK-2526' }));
    // The agencies' clerks are those of before: an agency outlives a campaign.
    expect(next.map(({ role }) => role)).not.toContain('agency-staff');
    const all = (await readPeople(home)) ?? [];
    expect(all).toEqual([...next, ...before]);
    expect(new Set(all.map(({ subject }) => subject)).size).toBe(all.length);
  });

  it('is refused by name when it holds something else, and never replaced', async () => {
    for (const text of ['', '[]', '{"people":[{"subject":"a","role":"service"}]}']) {
      await writeFile(peopleFile(home), text);
      await expect(readPeople(home)).rejects.toThrow(/people\.json is no list of people/);
      await expect(addPeople(home, peopleOfCampaign(campaign))).rejects.toThrow(/no list of people/);
    }
  });
});

describe('npm run people', () => {
  it('adds somebody, lists them, and removes them', async () => {
    await writePeople(home, []);
    const { stdout: added } = await people(
      ...['add', 'street-team', '--name', 'Team 4', '--name-ar', 'الفريق 4'],
      ...['--campaign', 'SK-2425', '--team', 'east'],
    );
    const subject = added.trim();
    expect(await readPeople(home)).toMatchObject([
      { subject, name: { ar: 'الفريق 4', fr: 'Team 4', en: 'Team 4' }, campaigns: ['SK-2425'], team: 'east' },
    ]);
    expect((await people('list')).stdout).toBe(
      `${subject} · street-team · Team 4 · campaigns SK-2425 · team east\n`,
    );
    await people('remove', subject);
    expect(await readPeople(home)).toEqual([]);
  });

  it('refuses who could reach nothing, who is there already, whom nobody knows, and a service', async () => {
    const staff = ['add', 'agency-staff', '--name', 'Clerk'];
    await expect(people(...staff)).rejects.toMatchObject({ stderr: expect.stringContaining('--agency') });
    await people(...staff, '--agency', 'health-delegation');
    await expect(people(...staff, '--agency', 'health-delegation')).rejects.toMatchObject({
      stderr: expect.stringContaining('may sign in already'),
    });
    await expect(people('remove', 'person-x')).rejects.toMatchObject({
      stderr: expect.stringContaining('nobody with the subject person-x'),
    });
    await expect(people('add', 'service', '--name', 'S')).rejects.toMatchObject({
      stderr: expect.stringContaining('Allowed choices are'),
    });
    expect(await readPeople(home)).toHaveLength(1);
  });
});
