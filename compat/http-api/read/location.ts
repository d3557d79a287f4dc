/** A place inside one file of a contract. `pointer` is a JSON pointer; empty for the whole file. */
export interface Location {
  readonly file: string;
  readonly pointer: string;
}

export function idOf(at: Location): string {
  return `${at.file}#${at.pointer}`;
}

export function below(at: Location, ...steps: readonly (string | number)[]): Location {
  let { pointer } = at;
  for (const step of steps) pointer += `/${escaped(String(step))}`;
  return { file: at.file, pointer };
}

function escaped(step: string): string {
  return /[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

/** `/paths/~1ads/get` → `paths`, `/ads`, `get`. */
export function pointerSteps(pointer: string): string[] {
  if (pointer === '') return [];
  const steps = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return steps;
  return steps.map((step) => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step));
}
