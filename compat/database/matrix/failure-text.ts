import type { Failure } from './failure.ts';

/** `fails on the new one: 42703 column "note" does not exist`. */
export function failureText({ step, dependsOnValues, error }: Failure, where: string): string {
  const { code, message } = error;
  const inside = bodyIn(error.where);
  const said = `${code} ${message}${inside === undefined ? '' : ` (in ${inside})`}`;
  if (step === 'plan') return `fails ${where}: ${said}`;
  const doubt = dependsOnValues ? ', with made-up values at least' : '';
  return `is refused ${where} when it is carried out${doubt}: ${said}`;
}

/** `function log_order() line 3`, innermost first as the server tells it. */
function bodyIn(where = ''): string | undefined {
  return /PL\/pgSQL (function \S+\(.*?\) line \d+)/.exec(where)?.[1];
}
