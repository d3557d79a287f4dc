const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** ` in 2 hours (2026-11-21 08:00:00 to 10:00:00 UTC)`, with a space before it; empty where no time is known. */
export function windowText(window: readonly [number, number] | undefined): string {
  if (window === undefined) return '';
  const [first = '', last = ''] = window.map((ms) =>
    new Date(ms).toISOString().slice(0, 19).replace('T', ' '),
  );
  if (first === last) return ` (at ${first} UTC)`;
  const seconds = Math.max(1, Math.round((window[1] - window[0]) / 1000));
  const [name, size] = units.find(([, size]) => seconds >= size) ?? units[3];
  const count = Math.round(seconds / size);
  return ` in ${count} ${name}${count === 1 ? '' : 's'} (${first} to ${last} UTC)`;
}
