/** The kinds of attacks, each of which may be run by itself, in the order in which they run: what changes things comes late. */
export const groupNames = [
  'tokens',
  'roles',
  'input',
  'idempotency',
  'wire',
  'kafka',
  'mongodb',
  'temporal',
  'issuer',
  'console',
  'consent',
  'objects',
  'malformed',
  'secrets',
  'access-log',
  'openapi',
] as const;
export type GroupName = (typeof groupNames)[number];

/** One attack: what it must get, what it got, and whether that was it. */
export interface Attack {
  readonly group: GroupName;
  readonly name: string;
  readonly must: string;
  readonly got: string;
  readonly ok: boolean;
}

/** Something that an attack found out and that is no refusal: a limit that is known, or a measurement. */
export interface Remark {
  readonly group: GroupName;
  readonly text: string;
}

/** What the attacks of one run came to. */
export interface Findings {
  readonly attacks: readonly Attack[];
  readonly remarks: readonly Remark[];
}

/** Takes what one group of attacks finds. */
export interface Ledger {
  tell(name: string, must: string, got: string, ok: boolean): void;
  /** An attack that is judged by an assertion of several parts: it is refused as it must be when there are no faults. */
  judge(name: string, must: string, faults: readonly string[], asItMust?: string): void;
  remark(text: string): void;
}

export interface OpenLedger extends Findings {
  of(group: GroupName): Ledger;
}

const longestGot = 600;

/** Opens the ledger of a run; `heard` is called with each attack as it comes. */
export function openLedger(heard: (attack: Attack) => void = () => undefined): OpenLedger {
  const attacks: Attack[] = [];
  const remarks: Remark[] = [];
  return {
    attacks,
    remarks,
    of(group) {
      const tell: Ledger['tell'] = (name, must, got, ok) => {
        const attack = { group, name, must, got: got.slice(0, longestGot), ok };
        attacks.push(attack);
        heard(attack);
      };
      return {
        tell,
        judge: (name, must, faults, asItMust = 'as it must be') =>
          tell(name, must, faults.length === 0 ? asItMust : faults.join('; '), faults.length === 0),
        remark: (text) => void remarks.push({ group, text }),
      };
    },
  };
}
