const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `2 hours`; empty where no time is known, or all requests came at once. */
export function spanText(window: readonly [number, number] | undefined): string {
  const seconds = window === undefined ? 0 : Math.round((window[1] - window[0]) / 1000);
  if (seconds < 1) return '';
  const [name, size] = units.find(([, size]) => seconds >= size) ?? units[3];
  const count = Math.round(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** ` (2 hours, 2026-11-21 08:00:00 to 2026-11-21 10:00:00 UTC)`, with a space before it; empty where no time is known. */
export function windowText(window: readonly [number, number] | undefined): string {
  if (window === undefined) return '';
  const [first = '', last = ''] = window.map((ms) =>
    new Date(ms).toISOString().slice(0, 19).replace('T', ' '),
  );
  const span = spanText(window);
  return span === '' ? ` (at ${first} UTC)` : ` (${span}, ${first} to ${last} UTC)`;
}
