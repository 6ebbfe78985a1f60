import type { CheckName, WinterReport } from '../winter-report.ts';
import type { WinterDifferences } from './winter-differences.ts';

/** A figure of a night, with what its chart is called and whoever points at a bar is told. */
export type ChartedFigure = 'bedsHeld' | 'holdsLapsed' | 'waited' | 'declined' | 'referrals' | 'returnsHome';

/** What one language says in the report of a winter. Words for codes are those of `@iwaa/words`. */
export interface ReportWords {
  readonly title: (campaign: string) => string;
  readonly kicker: string;
  /** Stands before the names of the languages in which the report can be read. */
  readonly inOtherLanguages: string;
  readonly span: (from: string, to: string) => string;
  /** What was replayed. `span` and `scale` are left out where there is none, and at full scale. */
  readonly replayed: (said: {
    readonly nights: number;
    readonly span: string | undefined;
    readonly input: string;
    readonly scale: string | undefined;
    readonly seed: string;
  }) => string;
  readonly source: (source: string) => string;
  readonly coldNights: (cold: number, severe: number) => string;
  readonly pace: (took: string, contactsPerSecond: string, idle: string) => string;
  readonly allHold: (checks: number) => string;
  readonly someDiffer: (wrong: number, checks: number) => string;
  readonly notAsItHasToBe: string;
  readonly keyFigures: Readonly<Record<keyof WinterReport['totals'] | 'needAttention', string>>;

  readonly byNight: string;
  /** `scale` is left out where the winter is whole. */
  readonly chartsNote: (gaps: boolean, scale: string | undefined) => string;
  readonly contactsChart: string;
  readonly placementsChart: string;
  readonly occupancyChart: string;
  readonly contactsOfNight: (replayed: number, reported: string) => string;
  readonly placementsOfNight: (replayed: number, reported: string) => string;
  readonly occupiedOfNight: (occupied: string, beds: string) => string;
  readonly charts: Readonly<Record<ChartedFigure, string>>;
  /** The name of the line that shows how many beds there are. */
  readonly bedsThereAre: (beds: number) => string;
  readonly peak: (value: string, night: string) => string;
  readonly ofNight: (night: string, said: string) => string;
  readonly chartTitle: (title: string) => string;
  /** What a chart shows, for whoever does not see it. `sum` is left out where adding up makes no sense. */
  readonly chartInWords: (said: {
    readonly nights: number;
    readonly sum: string | undefined;
    readonly most: string;
    readonly mostNight: string;
    readonly least: string;
    readonly leastNight: string;
  }) => string;
  readonly noNight: string;

  readonly outcomes: string;
  readonly outcomesCaption: (cases: number) => string;
  readonly outcome: string;
  readonly cases: string;
  readonly share: string;
  readonly stillFollowed: string;
  readonly noCase: string;

  readonly attention: string;
  readonly attentionCaption: (cases: number) => string;
  /** How this number goes with that of missed deadlines. */
  readonly attentionNote: string;
  readonly nothingNeedsAttention: string;

  readonly declines: string;
  readonly declinesCaption: (beds: number) => string;
  readonly reason: string;
  readonly times: string;
  readonly noReason: string;
  readonly nobodyDeclined: string;

  readonly howLong: string;
  readonly howLongCaption: string;
  readonly from: string;
  readonly median: string;
  readonly within99: string;
  readonly needToBed: string;
  readonly referralToAnswer: string;
  readonly didNotHappen: string;

  readonly cost: string;
  readonly costCaption: (cases: number) => string;
  readonly aCase: string;
  readonly mean: string;
  readonly most: string;
  readonly historyEvents: string;
  readonly workflowTasks: string;

  readonly nightByNight: string;
  readonly nightsNote: (scale: string | undefined) => string;
  readonly nightsCaption: string;
  readonly night: string;
  readonly groups: Readonly<Record<'contacts' | 'placements' | 'beds' | 'else' | 'atEnd', string>>;
  readonly columns: Readonly<Record<'reported' | 'replayed' | 'inBed' | 'beds' | ChartedFigure, string>>;
  readonly inAll: string;

  readonly wrong: string;
  readonly notSo: (claim: string) => string;
  /** Said before differences, which are for whoever runs the platform. */
  readonly differences: string;
  readonly found: WinterDifferences;
  readonly checked: string;
  readonly checkedCaption: string;
  readonly result: string;
  readonly check: string;
  readonly claim: string;
  readonly examined: string;
  readonly holds: string;
  readonly differs: string;
  readonly checks: Readonly<Record<CheckName, { readonly name: string; readonly claim: string }>>;
  readonly nothingToExamine: string;

  readonly restarts: string;
  readonly noRestart: string;
  readonly restartsCaption: string;
  readonly part: string;

  readonly links: string;
  readonly linksNote: string;
  readonly console: string;
  readonly richCase: (caseId: string) => string;
  readonly api: (service: string) => string;
  /** By the name that the list has in Temporal's pages. */
  readonly lists: Readonly<Record<string, string>>;

  readonly footer: (startedAt: string) => string;
  readonly units: Readonly<Record<'ms' | 's' | 'min', string>>;
}
