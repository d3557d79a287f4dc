import type { Check } from '../check.ts';
import { command } from './command.ts';
import { file } from './file.ts';
import { git } from './git.ts';
import { http } from './http.ts';
import { manual } from './manual.ts';
import { order } from './order.ts';
import { sql } from './sql.ts';
import { window } from './window.ts';

/** Every check there is. A new one is a file in this folder and a line here. */
export const checks: readonly Check[] = [command, file, git, http, manual, order, sql, window];
