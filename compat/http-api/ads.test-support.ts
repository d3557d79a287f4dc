/** A small contract that tests edit, and a run on it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Report, Result, RunContext } from '../../reports/index.ts';
import { compatApi } from './compat-api.ts';
import type { CompatApiOptions } from './options.ts';

export const baseline = `openapi: 3.0.3
info: { title: Ads, version: '1' }
servers: [{ url: 'https://ads.example/api' }]
paths:
  /ads:
    get:
      parameters: [{ name: size, in: query, schema: { type: integer } }]
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Ad' } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } } }
      responses: { '201': { description: ok } }
  /ads/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } }
    delete:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: ok } }
components:
  schemas:
    Ad:
      type: object
      required: [id, price]
      properties:
        id: { type: string }
        price: { type: number }
        parent: { $ref: '#/components/schemas/Ad' }
`;

/** A folder of its own with the baseline; without a second opinion unless a time limit is given. */
export class AdsFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(text = baseline): Promise<AdsFolder> {
    const folder = new AdsFolder(await mkdtemp(join(tmpdir(), 'contracts-')));
    await folder.write('old.yaml', text);
    return folder;
  }

  async write(name: string, text: string): Promise<string> {
    await writeFile(join(this.path, name), text);
    return join(this.path, name);
  }

  async run(
    candidate: string,
    more: Partial<CompatApiOptions> = {},
    signal = new AbortController().signal,
  ): Promise<Report> {
    const paths = {
      baseline: join(this.path, 'old.yaml'),
      candidate: await this.write('new.yaml', candidate),
    };
    const context: RunContext = { signal, onProgress: () => undefined, now: () => new Date(0) };
    return compatApi({ subject: { service: 'ads' }, secondOpinionTimeoutMs: 0, ...paths, ...more }, context);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

export function findings(report: Report): Result[] {
  return report.results.filter(({ outcome }) => outcome !== 'pass');
}

/** The baseline with texts replaced; a text that is not there fails the test. */
export function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, baseline);
}

export const requiredRegion = edited([
  'parameters: [{ name: size',
  'parameters: [{ name: region, in: query, required: true, schema: { type: string } }, { name: size',
]);
export const withoutDelete = edited([
  "    delete:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: ok } }\n",
  '',
]);
