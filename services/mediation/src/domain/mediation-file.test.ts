import { isRefusal } from '@iwaa/contracts/decision';
import { mediationOutcomes, reintegrationKinds } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve, type MediationFile, type MediationFileEvent, newMediationFile } from './mediation-file.ts';
import { decide, type MediationFileCommand, type OpenFile } from './mediation-file-decisions.ts';

const opening = (kind: 'social' | 'family'): OpenFile => ({
  type: 'open-file',
  fileId: 'a5a7c1f2-6d5c-5a7e-9a53-0c1a3b9f2d11',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  kind,
  needId: 'b1f0a1de-1f6a-5d3c-8b53-6f2f9d0a7c22',
  night: '2024-12-12',
});
const session: MediationFileCommand = { type: 'hold-session' };
const reached: MediationFileCommand = { type: 'record-family-contact', reached: true, consented: true };
const bothAgree: MediationFileCommand = {
  type: 'record-return-decision',
  personAgrees: true,
  familyAgrees: true,
  kind: 'permanent',
  consented: true,
};
const start: MediationFileCommand = { type: 'start-reintegration', consented: true };

/** The file after commands that are all accepted. */
function given(...commands: MediationFileCommand[]): MediationFile {
  return commands.reduce((file, command) => {
    const decision = decide(file, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision}`);
    return decision.reduce(evolve, file);
  }, newMediationFile);
}

/** What a command comes to, as the last part of the events' names and what they add, or the refusal. */
function outcomeOf(file: MediationFile, command: MediationFileCommand) {
  const decision = decide(file, command);
  if (isRefusal(decision)) return decision;
  return decision.map(({ type, data }) => {
    const name = type.split('.')[2];
    return 'outcome' in data ? `${name} ${data.outcome}` : name;
  });
}

const family = opening('family');
const social = opening('social');

describe('a mediation file', () => {
  it('is opened once, however often its need is delivered', () => {
    expect(outcomeOf(newMediationFile, family)).toEqual(['mediation-file-opened']);
    expect(outcomeOf(given(family), family)).toEqual([]);
    expect(outcomeOf(given(family, { type: 'close-with-case' }), family)).toEqual([]);
  });

  it('takes no step before it is opened', () => {
    for (const command of [session, reached, bothAgree, start, { type: 'close-with-case' } as const])
      expect(outcomeOf(newMediationFile, command)).toBe('file-not-opened');
  });

  it('says in each of its facts whose file it is, and of which kind a session was', () => {
    const { fileId, caseId, campaignId } = family;
    const facts = [session, reached, bothAgree, { type: 'close-with-case' } as const].flatMap((command) => {
      const decision = decide(given(family), command);
      return isRefusal(decision) ? [] : decision;
    });
    expect(facts).toHaveLength(3);
    for (const { data } of facts) expect(data).toMatchObject({ fileId, caseId, campaignId });
    expect(decide(given(social), session)).toMatchObject([{ data: { kind: 'social' } }]);
  });

  it('counts its sessions', () => {
    expect(given(social, session, session).sessions).toBe(2);
  });

  it('is the only open one of its case and kind, and leaves that place when it is closed', () => {
    expect(given(family).openFor).toBe('SK-2425-00042/family');
    expect(given(family, { type: 'close-with-case' }).openFor).toBeNull();
  });

  it('is closed with the outcome of the case wherever it stood', () => {
    for (const file of [given(social), given(family), given(family, reached, bothAgree)])
      expect(outcomeOf(file, { type: 'close-with-case' })).toEqual(['mediation-file-closed case-closed']);
  });
});

describe('a social mediation file', () => {
  it.each(['resolved', 'not-resolved', 'declined-by-person'] as const)('may be closed as %s', (outcome) => {
    expect(outcomeOf(given(social, session), { type: 'close-file', outcome })).toEqual([
      `mediation-file-closed ${outcome}`,
    ]);
  });

  it('knows no family', () => {
    for (const command of [reached, bothAgree, start])
      expect(outcomeOf(given(social), command)).toBe('not-a-family-file');
    expect(outcomeOf(given(social), { type: 'close-file', outcome: 'family-not-found' })).toBe(
      'outcome-does-not-fit',
    );
  });
});

describe('a family mediation file', () => {
  it('leads from the family being reached to a return that both sides agree to', () => {
    expect(outcomeOf(given(family), reached)).toEqual(['family-reached']);
    expect(outcomeOf(given(family, reached), bothAgree)).toEqual(['return-agreed']);
    expect(outcomeOf(given(family, reached, bothAgree), start)).toEqual([
      'mediation-file-closed return-agreed',
    ]);
  });

  it('goes no step towards the family without the consent of the person', () => {
    expect(outcomeOf(given(family), { ...reached, consented: false })).toBe('no-consent');
    expect(outcomeOf(given(family, reached), { ...bothAgree, consented: false })).toBe('no-consent');
    const agreed = given(family, reached, bothAgree);
    expect(outcomeOf(agreed, { ...bothAgree, kind: 'temporary', consented: false })).toBe('no-consent');
    expect(outcomeOf(agreed, { ...start, consented: false })).toBe('no-consent');
  });

  it('can be ended without a consent: by a no of either side, and by closing it', () => {
    const no: MediationFileCommand = { ...bothAgree, personAgrees: false, consented: false };
    expect(outcomeOf(given(family, reached), no)).toEqual(['mediation-file-closed declined-by-person']);
    expect(outcomeOf(given(family, reached), { type: 'close-file', outcome: 'declined-by-person' })).toEqual([
      'mediation-file-closed declined-by-person',
    ]);
  });

  it('stays open when the family was not reached, and may be closed as family-not-found', () => {
    expect(outcomeOf(given(family), { ...reached, reached: false })).toEqual([]);
    expect(outcomeOf(given(family), { type: 'close-file', outcome: 'family-not-found' })).toEqual([
      'mediation-file-closed family-not-found',
    ]);
  });

  it.each([
    [false, true, 'declined-by-person'],
    [true, false, 'declined-by-family'],
    [false, false, 'declined-by-person'],
  ])('is closed when person says %s and family says %s', (personAgrees, familyAgrees, outcome) => {
    const no: MediationFileCommand = { ...bothAgree, personAgrees, familyAgrees };
    expect(outcomeOf(given(family, reached), no)).toEqual([`mediation-file-closed ${outcome}`]);
    expect(outcomeOf(given(family, reached, bothAgree), no)).toEqual([`mediation-file-closed ${outcome}`]);
    expect(outcomeOf(given(family, reached, no), no)).toEqual([]);
  });

  it('hears no decision on a return before the family is reached, and starts none that is not agreed', () => {
    expect(outcomeOf(given(family), bothAgree)).toBe('family-not-reached');
    expect(outcomeOf(given(family), start)).toBe('return-not-agreed');
    expect(outcomeOf(given(family, reached), start)).toBe('return-not-agreed');
  });

  it('takes a changed mind about how the person returns, until the return', () => {
    const temporary: MediationFileCommand = { ...bothAgree, kind: 'temporary' };
    expect(given(family, reached, bothAgree, temporary).returnKind).toBe('temporary');
    expect(outcomeOf(given(family, reached, bothAgree), bothAgree)).toEqual([]);
  });

  it('is not closed by a mediator with an outcome that only the return or the case can give', () => {
    for (const outcome of ['return-agreed', 'case-closed', 'resolved'] as const)
      expect(outcomeOf(given(family, reached, bothAgree), { type: 'close-file', outcome })).toBe(
        'outcome-does-not-fit',
      );
  });

  it('takes nothing new once it is closed, and repeats what was said', () => {
    const file = given(family, reached, bothAgree, start);
    expect(outcomeOf(file, start)).toEqual([]);
    for (const command of [
      session,
      reached,
      bothAgree,
      { type: 'close-file', outcome: 'not-resolved' } as const,
    ])
      expect(outcomeOf(file, command)).toBe('file-closed');
  });
});

const kinds = fc.constantFrom(...reintegrationKinds);
const anyCommand: fc.Arbitrary<MediationFileCommand> = fc.oneof(
  fc.constantFrom(family, social, session, { type: 'close-with-case' } as const),
  fc.record({ type: fc.constant('start-reintegration' as const), consented: fc.boolean() }),
  fc.record({
    type: fc.constant('record-family-contact' as const),
    reached: fc.boolean(),
    consented: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('record-return-decision' as const),
    personAgrees: fc.boolean(),
    familyAgrees: fc.boolean(),
    kind: kinds,
    consented: fc.boolean(),
  }),
  fc.record({ type: fc.constant('close-file' as const), outcome: fc.constantFrom(...mediationOutcomes) }),
);

/** Runs commands one after the other, and gives each event with the command that it came from. */
function run(commands: readonly MediationFileCommand[]) {
  let file = newMediationFile;
  const history: { command: MediationFileCommand; event: MediationFileEvent }[] = [];
  for (const command of commands) {
    const decision = decide(file, command);
    if (isRefusal(decision)) continue;
    for (const event of decision) {
      history.push({ command, event });
      file = evolve(file, event);
    }
  }
  return { file, history };
}

describe('whatever is asked of a mediation file, in whatever order', () => {
  const commands = fc.array(anyCommand, { maxLength: 30 });

  it('it is opened first and closed last, each once at most', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const types = run(asked).history.map(({ event }) => event.type);
        expect(types.lastIndexOf('iwaa.mediation.mediation-file-opened.v1')).toBeLessThanOrEqual(0);
        const end = types.indexOf('iwaa.mediation.mediation-file-closed.v1');
        expect([-1, types.length - 1]).toContain(end);
      }),
    );
  });

  it('a family is reached, a return agreed and started only with consent, and agreed only by both', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        for (const { command, event } of run(asked).history) {
          if (event.type === 'iwaa.mediation.family-reached.v1')
            expect(command).toMatchObject({ consented: true });
          if (event.type === 'iwaa.mediation.return-agreed.v1')
            expect(command).toMatchObject({ personAgrees: true, familyAgrees: true, consented: true });
          if (command.type === 'start-reintegration') expect(command.consented).toBe(true);
        }
      }),
    );
  });

  it('the same command a second time decides nothing, but for one more session', () => {
    fc.assert(
      fc.property(commands, anyCommand, (asked, command) => {
        fc.pre(command.type !== 'hold-session');
        const { file } = run(asked);
        const first = decide(file, command);
        if (isRefusal(first)) expect(decide(file, command)).toBe(first);
        else expect(decide(first.reduce(evolve, file), command)).toEqual([]);
      }),
    );
  });

  it('it holds the place of its case and kind exactly while it is open', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const { file } = run(asked);
        expect(file.openFor !== null).toBe(file.state !== 'unopened' && file.state !== 'closed');
        expect(file.outcome !== null).toBe(file.state === 'closed');
      }),
    );
  });
});
