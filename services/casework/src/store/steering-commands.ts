import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import { type Connection, Schema } from 'mongoose';

/** The commands by which the committee steers cases, kept so that a repetition is answered the same. */
export interface SteeringCommands {
  /** Runs a command, or gives the answer that it had before. A refusal is not kept: the same command may be taken later. */
  once<Answer, Code extends string>(
    id: string,
    fingerprint: string,
    run: () => Promise<Outcome<Answer, Code>>,
  ): Promise<Outcome<Answer, Code | 'idempotency-key-reused'>>;
}

const text = { type: String, required: true };
const commandSchema = new Schema(
  { _id: text, fingerprint: text, answer: { type: Schema.Types.Mixed } },
  { collection: 'steering-command', versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);

export function createSteeringCommands(connection: Connection): SteeringCommands {
  const model = connection.model('steering-command', commandSchema);
  return {
    async once<Answer, Code extends string>(
      id: string,
      fingerprint: string,
      run: () => Promise<Outcome<Answer, Code>>,
    ) {
      const sent = await model
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: { fingerprint } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<{ fingerprint: string; answer?: Answer }>();
      if (sent && sent.fingerprint !== fingerprint) return refused('idempotency-key-reused');
      if (sent?.answer !== undefined) return done(sent.answer);
      const outcome = await run();
      if (outcome.kind === 'done') await model.updateOne({ _id: id }, { $set: { answer: outcome.result } });
      return outcome;
    },
  };
}
