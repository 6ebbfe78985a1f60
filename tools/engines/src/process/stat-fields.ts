/** The words of /proc/<pid>/stat from the state on: the one before is a name that may hold anything (proc_pid_stat(5)). */
export function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
