/** Why a message is put aside, with nothing of what it says. */
export interface Refusal {
  readonly reason: string;
  /** A code, or what is at fault and the rules that it breaks; `-` where the reason says all. */
  readonly code: string;
}

/** A refusal in as few words as say it. */
export function wordsOf({ reason, code }: Refusal): string {
  if (code === '-') return reason;
  return reason === 'refused' || reason === 'failed-repeatedly' ? code : `${reason}: ${code}`;
}
