const steps = '▁▂▃▄▅▆▇█';

/** Values from 0 on as one character each; where there is less room than values, neighbours share one and the greatest shows. */
export function sparkline(values: readonly number[], room: number): string {
  const each = Math.max(1, Math.ceil(values.length / Math.max(1, room)));
  const shown = Array.from({ length: Math.ceil(values.length / each) }, (_, index) =>
    Math.max(...values.slice(index * each, (index + 1) * each)),
  );
  const most = Math.max(...shown, 1);
  return shown
    .map((value) =>
      value <= 0 ? ' ' : steps[Math.min(steps.length - 1, Math.floor((value / most) * steps.length))],
    )
    .join('');
}
