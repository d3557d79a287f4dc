import { HarnessError } from '../reports/index.ts';

/**
 * The error as the user should read it: contracts are walked recursively, so one that is nested some thousand levels
 * deep ends in an overflow, which is a fault of the contract and not of the tool.
 */
export function withoutOverflow(error: unknown, where: string): unknown {
  if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) return error;
  return new HarnessError('contract-unreadable', {
    what: 'The contract is nested too deeply.',
    where,
    todo: 'Give its inner parts names, and refer to them.',
    cause: error,
  });
}
