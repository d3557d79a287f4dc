import { fileFault } from './file-fault.ts';
import { HarnessError, type HarnessErrorFacts } from './harness-error.ts';

/**
 * What `work` gives.
 *
 * @param facts what cannot be done, without a full stop; the fault follows
 * @throws {HarnessError} `store-failed` for any fault that is none of ours yet
 */
export async function storing<Value>(
  { what, ...facts }: Omit<HarnessErrorFacts, 'cause'>,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new HarnessError('store-failed', { what: `${what}: ${fileFault(cause)}`, ...facts, cause });
  }
}
