import type { EngineName } from '../engines.ts';

/** What the supervisor needs to know of an engine, to run it and to keep it running. */
export interface Engine {
  name: EngineName;
  /** as people read it, such as "MongoDB" */
  title: string;
  command: { file: string; args: readonly string[] };
  /** an argument of the command that no other process on this machine has */
  marker: string;
  ports: readonly { port: number; setting: string }[];
  pidFile: string;
  logFile: string;
  /** writes configuration and whatever the first start needs; called before every start, does nothing twice */
  prepare(): Promise<void>;
  /** true once it answers to a client that is logged in; it may finish the set-up on the way; false: ask again */
  ready(): Promise<boolean>;
  /** called once its process has ended because it was stopped */
  stopped?(): Promise<void>;
}
