import type { CodeReader } from './code-reader.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';
import { springXml } from './spring-xml.ts';

/** Languages in which reads of configuration are found. */
export const codeReaders: readonly CodeReader[] = [java, springXml, javascript, go, python];
