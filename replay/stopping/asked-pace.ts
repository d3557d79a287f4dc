import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { counted } from '../../reports/index.ts';

/** Where a run with this stop file is told another pace: a share of its own. It takes the file away when it has read it. */
export function paceFileOf(stopFile: string): string {
  return `${stopFile}.pace`;
}

/** Appears as a whole, so that a run never reads half a number. */
export function writePace(stopFile: string, share: number): void {
  const draft = `${paceFileOf(stopFile)}.new`;
  writeFileSync(draft, `${share}\n`);
  renameSync(draft, paceFileOf(stopFile));
}

export function forgetPace(stopFiles: readonly string[]): void {
  for (const stopFile of stopFiles) {
    rmSync(paceFileOf(stopFile), { force: true });
    rmSync(`${paceFileOf(stopFile)}.new`, { force: true });
  }
}

/** The share of its pace that a run at work was told from outside. The last one told holds. */
export class AskedPace {
  readonly #stopFiles: readonly string[];
  #share = 1;
  #onChange: () => void = () => {};
  #refused = 0;

  constructor(stopFiles: readonly string[] = []) {
    this.#stopFiles = stopFiles;
  }

  /** From 0, where nothing is sent, to 1. */
  get share(): number {
    return this.#share;
  }

  /** What a report has to say of files that held anything else. */
  remarks(): readonly string[] {
    if (this.#refused === 0) return [];
    const times = counted(this.#refused, 'time');
    return [`A pace that is no share from 0 to 1 was asked for ${times}; that changed nothing.`];
  }

  /** One listener; told after each change. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Looks whether another pace is asked for. To be called every 200 ms. */
  look(): void {
    for (const stopFile of this.#stopFiles) {
      const text = taken(paceFileOf(stopFile));
      if (text !== undefined) this.#ask(shareIn(text));
    }
  }

  #ask(share: number | undefined): void {
    if (share === undefined) this.#refused += 1;
    if (share === undefined || share === this.#share) return;
    this.#share = share;
    this.#onChange();
  }
}

/** Undefined for what is no share; above 1 a run would go faster than it was allowed to. */
function shareIn(text: string): number | undefined {
  const share = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : NaN;
  return share <= 1 ? share : undefined;
}

function taken(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return text;
  } catch {
    // not there, or it cannot be taken away and would be heard again and again
    return undefined;
  }
}
