/** The path within the console that a sign-in leads back to; `/` for anything that could lead elsewhere. */
export function localPath(given: string | undefined): string {
  if (given === undefined || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(given)) return '/';
  return given.startsWith('/sign-in') || given.startsWith('/api') ? '/' : given;
}
