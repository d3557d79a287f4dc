/** One seed for all property tests, so that a change is judged by its own faults; `npm run soak` takes new ones. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['SEAWORTHY_SEED'] ?? 20_261_121) });
