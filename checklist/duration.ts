const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What a duration looks like: `500ms`, `30s`, `5m`, `2h`, `14d`. */
export const durationPattern = '^[0-9]+(ms|s|m|h|d)$';

/** `30s` → 30000. The text must match `durationPattern`. */
export function durationMs(text: string): number {
  const unit = text.replace(/^\d+/, '') as keyof typeof unitsMs;
  return Number.parseInt(text, 10) * unitsMs[unit];
}
