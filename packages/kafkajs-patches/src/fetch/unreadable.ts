import type { KafkaMessage } from 'kafkajs';

/** Why a record, or a whole batch of records, could not be read. */
export type UnreadableReason = 'corrupt' | 'too-large-unpacked' | 'too-many-headers' | 'unknown-codec';

/** What stands in the place of records that can't be read. */
export interface Unreadable {
  readonly reason: UnreadableReason;
  /** The offset of the first record that it stands for; the message's own offset is that of the last. */
  readonly firstOffset: string;
  /** The bytes as Kafka keeps them: of a batch the packed ones. */
  readonly bytes: Buffer;
}

/** A message as kafkajs hands it on: where it stands for something unreadable it has no key, value or headers. */
export type PatchedMessage = KafkaMessage & { readonly unreadable?: Unreadable };
