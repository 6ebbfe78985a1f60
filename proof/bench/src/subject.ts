/** What is measured: the product through its public clients, or the floor by its own. */
export type SubjectName = 'product' | 'floor';

/** How far a case has come, as anybody can read in Kafka. */
export type Step = 'bed-held' | 'referral-received' | 'referral-completed' | 'file-opened' | 'closed';

/** Of a case: a bed alone, or all that a reference case needs; `bare` needs nothing and stays open. */
export type Meeting = 'bed' | 'whole' | 'bare';

/** Something that happened in a case, with the moment (ms since 1970) at which it was read from Kafka. */
export interface SeenStep {
  readonly caseId: string;
  readonly step: Step;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface MeasuredProcess {
  readonly name: string;
  readonly pid: number;
  /** Where it tells of itself in Prometheus' words, if it does. */
  readonly metricsUrl?: string;
}

/** A system under measurement. What follows its own processes is the same code for both. */
export interface Subject {
  readonly name: SubjectName;
  readonly processes: () => readonly MeasuredProcess[];
  /** The first word of its topics' and groups' names, with a dot. */
  readonly namespace: string;
  /** Records a contact with somebody new; resolves with the case when it is acknowledged. */
  meet(number: number, meeting: Meeting): Promise<string>;
  /** Checks somebody in to the bed that is held; resolves with what `checkOut` needs. */
  checkIn(held: SeenStep): Promise<Stay>;
  /** The family is reached, both sides agree, and the person goes home; resolves with the reintegration. */
  bringHome(file: SeenStep): Promise<string>;
  checkOut(stay: Stay): Promise<void>;
  visit(reintegrationId: string, visit: number): Promise<void>;
  /** Says of each step that happens, until it is closed. */
  onStep(listener: (step: SeenStep) => void): void;
  close(): Promise<void>;
}

export interface Stay {
  readonly bedId: string;
  readonly stayId: string;
}
