import type { Reserved } from '../model.ts';

export function reservedOf(written: readonly (readonly number[] | string)[] | undefined): Reserved {
  const all = written ?? [];
  return {
    numbers: all
      .filter((one) => typeof one !== 'string')
      .map(([first = 0, last = first]) => [first, last] as const),
    names: new Set(all.filter((one) => typeof one === 'string')),
  };
}

export function isReservedNumber({ numbers }: Reserved, number: number): boolean {
  return numbers.some(([first, last]) => number >= first && number <= last);
}
