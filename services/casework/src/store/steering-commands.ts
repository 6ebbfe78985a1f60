import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { type Connection, Schema } from 'mongoose';

/** The commands by which the committee steers cases, kept so that a repetition is answered the same. */
export interface SteeringCommands {
  /**
   * Runs a command, or gives the answer that it had before.
   * @throws ProblemError `idempotency-key-reused` where the same id stood for another command.
   */
  once<Answer>(id: string, fingerprint: string, run: () => Promise<Answer>): Promise<Answer>;
}

const text = { type: String, required: true };
const commandSchema = new Schema(
  { _id: text, fingerprint: text, answer: { type: Schema.Types.Mixed } },
  { collection: 'steering-command', versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);

export function createSteeringCommands(connection: Connection): SteeringCommands {
  const model = connection.model('steering-command', commandSchema);
  return {
    async once<Answer>(id: string, fingerprint: string, run: () => Promise<Answer>) {
      const sent = await model
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: { fingerprint } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<{ fingerprint: string; answer?: Answer }>();
      if (sent && sent.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
      if (sent?.answer !== undefined) return sent.answer;
      const answer = await run();
      await model.updateOne({ _id: id }, { $set: { answer } });
      return answer;
    },
  };
}
