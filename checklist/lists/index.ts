import type { BuiltInList } from './built-in-list.ts';
import { colour } from './colour.ts';
import { cookiePreview } from './cookie-preview.ts';
import { drain } from './drain.ts';
import { general } from './general.ts';
import { nineSteps } from './nine-steps.ts';

/** Every list that comes with Seaworthy. A new one is a file in this folder and a line here. */
export const builtInLists: readonly BuiltInList[] = [general, nineSteps, drain, cookiePreview, colour];
