/** Arithmetic of `multipleOf` in whole numbers: 0.3 is a multiple of 0.1, whatever binary fractions say. */

/** True when each multiple of `a` is one of `b` too. */
export function isMultipleOf(a: number, b: number): boolean {
  const [whole, unit] = scaled(a, b);
  return unit !== 0 && whole % unit === 0;
}

/** What is a multiple of both is a multiple of this. */
export function leastCommon(a: number, b: number): number {
  const [x, y, scale] = scaled(a, b);
  return x === 0 || y === 0 ? 0 : (x / divisor(x, y)) * (y / scale);
}

function scaled(a: number, b: number): readonly [number, number, number] {
  const scale = 10 ** Math.max(decimals(a), decimals(b));
  return [Math.round(a * scale), Math.round(b * scale), scale];
}

function decimals(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
