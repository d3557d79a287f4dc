const table: number[] = [0, 0];

/** ln(n!) for whole n >= 0: summed up to 1,000, Stirling's series with two correction terms above. */
export function logFactorial(n: number): number {
  if (n <= 1000) {
    for (let i = table.length; i <= n; i += 1) table.push((table[i - 1] ?? 0) + Math.log(i));
    return table[n] ?? 0;
  }
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}

/** ln of "n choose k". */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
