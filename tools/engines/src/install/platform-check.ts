import { EnginesRefusal } from '../refusal.ts';

const OLDEST_GLIBC = [2, 35] as const;

export interface Platform {
  platform: string;
  arch: string;
  /** version of the GNU C library, such as "2.36"; undefined on musl */
  glibc: string | undefined;
}

/** The machine this process runs on. */
export function thisPlatform(): Platform {
  const report: unknown = process.report?.getReport();
  return { platform: process.platform, arch: process.arch, glibc: glibcOf(report) };
}

function glibcOf(report: unknown): string | undefined {
  if (typeof report !== 'object' || report === null || !('header' in report)) return undefined;
  const header: unknown = report.header;
  if (typeof header !== 'object' || header === null || !('glibcVersionRuntime' in header)) return undefined;
  return typeof header.glibcVersionRuntime === 'string' ? header.glibcVersionRuntime : undefined;
}

function recentEnough(glibc: string): boolean {
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  return major > OLDEST_GLIBC[0] || (major === OLDEST_GLIBC[0] && minor >= OLDEST_GLIBC[1]);
}

/** Refuses with `unsupported-platform` where the packaged programs can't run. */
export function needSupportedPlatform(here: Platform = thisPlatform()): void {
  const fits =
    here.platform === 'linux' && here.arch === 'x64' && here.glibc !== undefined && recentEnough(here.glibc);
  if (fits) return;
  const libc = here.glibc === undefined ? 'no GNU C library' : `GNU C library ${here.glibc}`;
  throw new EnginesRefusal(
    'unsupported-platform',
    `ENGINES=local runs on Linux x86-64 with GNU C library ${OLDEST_GLIBC.join('.')} or newer, and this is ${here.platform} ${here.arch} with ${libc}: set ENGINES=testcontainers (needs Docker), or ENGINES=external with the addresses of engines that run elsewhere.`,
  );
}
