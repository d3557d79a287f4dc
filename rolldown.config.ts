/** Bundles what the HTML report does in a browser into one script, which the page holds inline. */
import { join } from 'node:path';
import type { BuildOptions } from 'rolldown';

const root = import.meta.dirname;

export default {
  input: join(root, 'reports/web/client/start.tsx'),
  platform: 'browser',
  tsconfig: join(root, 'reports/web/tsconfig.json'),
  transform: { target: 'es2022' },
  output: {
    file: join(root, 'dist/reports/web/client.js'),
    format: 'iife',
    minify: true,
    comments: { annotation: false, jsdoc: false },
  },
} satisfies BuildOptions;
