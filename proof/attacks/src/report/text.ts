import { type Attack, type Findings, groupNames } from '../attack.ts';

/** One attack as a line. */
export function attackLine({ group, name, must, got, ok }: Attack): string {
  return `${ok ? '  as it must be' : '  NOT AS IT MUST BE'}  ${group}: ${name} — must: ${must}; got: ${got}`;
}

/** What a run came to, for a terminal. */
export function summaryOf({ attacks, remarks }: Findings): string {
  const lines = ['', 'Attacks, by kind:'];
  for (const group of groupNames) {
    const own = attacks.filter((attack) => attack.group === group);
    if (own.length === 0) continue;
    const wrong = own.filter(({ ok }) => !ok).length;
    lines.push(
      `  ${group.padEnd(12)} ${String(own.length).padStart(5)} tried, ${wrong === 0 ? 'all as they must be' : `${wrong} NOT as they must be`}`,
    );
  }
  if (remarks.length > 0) lines.push('', 'What else is to be known:');
  for (const { group, text } of remarks) lines.push(`  ${group}: ${text}`);
  const wrong = attacks.filter(({ ok }) => !ok);
  if (wrong.length > 0) lines.push('', 'Not as they must be:', ...wrong.map(attackLine));
  lines.push(
    '',
    wrong.length === 0 && attacks.length > 0
      ? `${attacks.length} attacks, each got the refusal that it must get.`
      : `${wrong.length} of ${attacks.length} attacks did not get what they must get.`,
  );
  return lines.join('\n');
}
