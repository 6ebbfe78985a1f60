import { digest } from './digest.ts';
import { phoneDatabase } from './phone-database.ts';
import { seal, unseal } from './sealing.ts';
import type { Vault } from './vault.ts';

/** Keeps something to be read without a network, sealed; it is wiped when the night is over. @param name what it is found by. */
export async function keep({ vaultId, key }: Vault, name: string, content: unknown): Promise<void> {
  const question = await digest(name);
  const sealed = await seal(key, placeOf(vaultId, question), content);
  await (await phoneDatabase()).put('answers', { vaultId, question, sealed });
}

/** What was kept last by a name, or undefined. */
export async function kept({ vaultId, key }: Vault, name: string): Promise<unknown> {
  const question = await digest(name);
  const row = await (await phoneDatabase()).get('answers', [vaultId, question]);
  return row && unseal(key, placeOf(vaultId, question), row.sealed);
}

/** Removes what was kept by a name. */
export async function forget({ vaultId }: Vault, name: string): Promise<void> {
  await (await phoneDatabase()).delete('answers', [vaultId, await digest(name)]);
}

function placeOf(vaultId: string, question: string): string {
  return `${vaultId}/answer/${question}`;
}
