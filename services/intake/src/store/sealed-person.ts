import type { KeyObject } from 'node:crypto';
import type { FactActor } from '@iwaa/contracts/event';
import type { HeldBefore } from '@iwaa/contracts/http/corrections';
import { type Identity, identity, type Profile, profile } from '@iwaa/contracts/http/intake';
import type { CorrectionReason } from '@iwaa/contracts/vocabulary';
import { open, seal } from './sealed-field.ts';

/** What a person told us of themselves and what was written about them, each field encrypted by itself. */
export interface SealedPerson {
  readonly identity: Partial<Record<keyof Identity, string>>;
  readonly profile: string;
  /** By the id of the contact or the listening session that the note is about. */
  readonly notes?: Record<string, string>;
  /** What was held before each correction, and who corrected it why, by the correction's id. */
  readonly corrections?: Record<string, string>;
}

/** What is left of it once the person was erased. */
export const nothingSealed = { identity: {}, profile: '' } as const satisfies SealedPerson;

/** What is kept of a correction for those who may see it. */
export interface KeptCorrection {
  readonly at: string;
  readonly by: FactActor;
  readonly reason: CorrectionReason;
  readonly before: HeldBefore;
  readonly note: string | null;
}

/** A note's path in the document, and the field that it is bound to. */
export function noteField(id: string): string {
  return `notes.${id}`;
}

/** A correction's path in the document, and the field that it is bound to. */
export function correctionField(id: string): string {
  return `corrections.${id}`;
}

/** Seals what is known of a person. */
export function sealPerson(
  key: KeyObject,
  personId: string,
  known: { identity: Identity; profile: Profile },
): Pick<SealedPerson, 'identity' | 'profile'> {
  const fields = Object.entries(known.identity).map(([field, value]) => [
    field,
    seal(key, personId, `identity.${field}`, JSON.stringify(value)),
  ]);
  return {
    identity: Object.fromEntries(fields),
    profile: seal(key, personId, 'profile', JSON.stringify(known.profile)),
  };
}

/** Opens who a person is. @throws SealBroken */
export function openIdentity(
  key: KeyObject,
  personId: string,
  sealed: Pick<SealedPerson, 'identity'>,
): Identity {
  const fields = Object.entries(sealed.identity).map(([field, value]) => [
    field,
    JSON.parse(open(key, personId, `identity.${field}`, value)),
  ]);
  return identity.parse(Object.fromEntries(fields));
}

/** Opens some of what a person told, and nothing else of who the person is. @throws SealBroken */
export function openFields<Field extends keyof Identity>(
  key: KeyObject,
  personId: string,
  { identity }: Pick<SealedPerson, 'identity'>,
  fields: readonly Field[],
): Pick<Identity, Field> {
  const sealed = fields.flatMap((field) => (identity[field] === undefined ? [] : [[field, identity[field]]]));
  return openIdentity(key, personId, { identity: Object.fromEntries(sealed) });
}

/** Opens what decides about the bed. @throws SealBroken */
export function openProfile(
  key: KeyObject,
  personId: string,
  sealed: Pick<SealedPerson, 'profile'>,
): Profile {
  return profile.parse(JSON.parse(open(key, personId, 'profile', sealed.profile)));
}

/** Seals a note for its place. */
export function sealNote(key: KeyObject, personId: string, id: string, text: string): string {
  return seal(key, personId, noteField(id), text);
}

/** Opens a note, or undefined where there is none. @throws SealBroken */
export function openNote(
  key: KeyObject,
  personId: string,
  id: string,
  sealed: SealedPerson,
): string | undefined {
  const note = sealed.notes?.[id];
  return note === undefined ? undefined : open(key, personId, noteField(id), note);
}

/** Seals what is kept of a correction. */
export function sealCorrection(key: KeyObject, personId: string, id: string, kept: KeptCorrection): string {
  return seal(key, personId, correctionField(id), JSON.stringify(kept));
}

/** Opens what is kept of a correction, or undefined where there is none. @throws SealBroken */
export function openCorrection(
  key: KeyObject,
  personId: string,
  id: string,
  sealed: SealedPerson,
): KeptCorrection | undefined {
  const kept = sealed.corrections?.[id];
  // It was sealed by the function above, and by nobody else.
  return kept === undefined ? undefined : JSON.parse(open(key, personId, correctionField(id), kept));
}
