/** What the client needs of a log; a pino logger has it. */
export interface ClientLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
