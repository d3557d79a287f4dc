import type { Command } from 'commander';
import { HarnessError } from '../reports/index.ts';

/** Lets what parses a value name its option or argument too: of fifteen numbers it must be said which one is wrong. */
export function nameOptions(command: Command): void {
  for (const one of [...command.options, ...command.registeredArguments]) {
    const { parseArg } = one;
    const where = 'flags' in one ? one.flags : `<${one.name()}>`;
    if (parseArg === undefined) continue;
    one.parseArg = <T>(value: string, previous: T): T => {
      try {
        return parseArg.call(one, value, previous) as T;
      } catch (error) {
        if (!(error instanceof HarnessError) || error.where !== undefined) throw error;
        throw new HarnessError(error.code, {
          what: error.message,
          where,
          ...(error.todo && { todo: error.todo }),
        });
      }
    };
  }
  for (const child of command.commands) nameOptions(child);
}
