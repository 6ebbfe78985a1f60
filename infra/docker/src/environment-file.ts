/**
 * An environment as the text of a file for node's --env-file. Throws where a value can't be written so that it is read
 * back unchanged.
 */
export function environmentFile(environment: NodeJS.ProcessEnv): string {
  const lines = Object.entries(environment).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (/['\n\r]/.test(value)) {
      throw new Error(`${name} holds a quotation mark or a line break, which no environment file can hold.`);
    }
    return [`${name}='${value}'\n`];
  });
  return lines.join('');
}
