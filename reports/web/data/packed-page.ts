import type { BlobStore } from '../../blobs.ts';
import type { Evidence } from '../../evidence.ts';
import type { RenderedChunk } from '../../format.ts';
import { translationsOf, type OtherLanguage } from '../../language/translations-of.ts';
import type { Report, Table } from '../../report.ts';
import { evidenceText } from '../../wording/evidence-text.ts';
import { visible } from '../../wording/visible.ts';
import { columnJson, packColumn, packRows } from './columns.ts';
import { headMembers, resultDetail } from './heads.ts';
import type { PageData, ShownEvidence, TableHead } from './page-data.ts';
import { bodyFile } from './body-file.ts';
import { dataFolder, partIds } from './part-ids.ts';
import { shown } from './shown.ts';
import { template } from './stored-part.ts';
import { csvLines } from './table-file.ts';

/** Characters of details that are unpacked together. */
const partCharactersMax = 256 * 1024;
/** Of the page, so much is for details and bodies; raw rows may take the rest. */
const detailsShare = 0.7;
/** A longer body is not tried on the page. */
const bodyCharactersMax = 32_000_000;

/**
 * Packs the data of a page. What the page would be too large with goes as text into files of
 * `report-data/` beside it. The summary comes last, since it says where everything is.
 */
export class PackedPage {
  readonly #report: Report;
  readonly #data: PageData;
  readonly #blobs: BlobStore;
  /** Digests of the bodies that the page shows, and whether each should be a picture. */
  readonly #wanted = new Map<string, boolean>();
  /** Of each part of the details, the index of its first result. */
  readonly #starts: number[] = [];
  readonly #bodies: Record<string, string> = {};
  #bytes: number;
  #files = 0;

  /** @param data of which `size.bytes` counts what stands on the page already */
  constructor(report: Report, data: PageData, blobs: BlobStore) {
    this.#bytes = data.size.bytes;
    this.#report = report;
    this.#data = data;
    this.#blobs = blobs;
  }

  async *chunks(): AsyncIterable<RenderedChunk> {
    yield* this.#details();
    for (const [sha256, isPicture] of this.#wanted) yield* this.#body(sha256, isPicture);
    const tables: TableHead[] = [];
    for (const head of this.#data.tables) {
      tables.push(this.#hasRoom(1) ? head : { ...head, path: `${dataFolder}/table-${head.index + 1}.csv` });
      yield* this.#table(tables.at(-1) ?? head);
    }
    yield* this.#language('zh-CN');
    yield* this.#template(partIds.summary, this.#summary(tables));
  }

  async *#details(): AsyncIterable<RenderedChunk> {
    let [characters, texts] = [0, [] as string[]];
    const results = this.#report.results.slice(0, this.#data.results.length);
    for (const [index, result] of results.entries()) {
      if (texts.length === 0) this.#starts.push(index);
      const evidence: ShownEvidence[] = [];
      for (const [place, one] of (result.evidence ?? []).entries()) {
        // Of pictures the details hold no more than the names.
        if (one.kind === 'pictures' || this.#hasRoom(detailsShare)) evidence.push(this.#onPage(one));
        else yield* this.#asFile(evidence, one, `result-${index + 1}-${place + 1}`);
      }
      texts.push(JSON.stringify(resultDetail(result, evidence)));
      characters += texts.at(-1)?.length ?? 0;
      if (characters < partCharactersMax && index < results.length - 1) continue;
      yield* this.#template(partIds.details(this.#starts.length - 1), arrayOf(texts));
      [characters, texts] = [0, []];
    }
  }

  #onPage(evidence: Evidence): Evidence {
    const isPicture = evidence.kind === 'pictures';
    const named = isPicture ? evidence.pictures.map(({ blob }) => blob) : [];
    if (evidence.kind === 'text' && evidence.blob !== undefined) named.push(evidence.blob);
    // It becomes part of an id and of a path, and the report may be a stranger's.
    for (const sha256 of named) if (/^[0-9a-f]{64}$/.test(sha256)) this.#wanted.set(sha256, isPicture);
    return evidence;
  }

  async *#asFile(instead: ShownEvidence[], evidence: Evidence, name: string): AsyncIterable<RenderedChunk> {
    const path = `${dataFolder}/${name}.txt`;
    const whole = evidence.blob === undefined ? undefined : await this.#blobs.get(evidence.blob);
    this.#files += 1;
    instead.push({ kind: 'file', title: evidence.title, path });
    yield { path, chunk: visible(whole ?? evidenceText(evidence)) };
  }

  /** A body that is lost is simply not there; the page says so where it is asked for. */
  async *#body(sha256: string, isPicture: boolean): AsyncIterable<RenderedChunk> {
    const text = await this.#blobs.get(sha256);
    if (text === undefined) return;
    if (this.#hasRoom(detailsShare) && text.length <= bodyCharactersMax) {
      yield* this.#template(partIds.body(sha256), [JSON.stringify(visible(text))]);
      return;
    }
    this.#files += 1;
    const file = bodyFile(sha256, text, isPicture);
    this.#bodies[sha256] = file.path;
    yield file;
  }

  async *#table({ index, isBrief, path }: TableHead): AsyncIterable<RenderedChunk> {
    const table = this.#report.tables?.[index];
    if (table === undefined || isBrief) return;
    if (path === undefined) {
      yield* this.#template(partIds.table(index), columnsOf(table));
      return;
    }
    this.#files += 1;
    for (const chunk of csvLines(table)) yield { path, chunk };
  }

  *#summary(tables: readonly TableHead[]): Iterable<string> {
    const { results, size, ...rest } = this.#data;
    const { count, columns } = packRows(results, headMembers);
    yield `{"count":${count},"columns":{`;
    for (const [place, [name, column]] of Object.entries(columns).entries()) {
      yield `${place === 0 ? '' : ','}${JSON.stringify(name)}:`;
      yield* columnJson(column);
    }
    const known = { ...size, bytes: this.#bytes, files: this.#files, bodies: this.#bodies };
    yield `},"starts":${JSON.stringify(this.#starts)},"data":`;
    yield `${JSON.stringify({ ...rest, tables, size: known })}}`;
  }

  async *#language(language: OtherLanguage): AsyncIterable<RenderedChunk> {
    const { report, results } = this.#data;
    const onPage = {
      ...this.#report,
      reasons: report.reasons,
      results: this.#report.results.slice(0, results.length),
    };
    const translations = shown(await translationsOf(onPage, language, this.#data));
    yield* this.#template(partIds.language(language), [JSON.stringify(translations)]);
  }

  async *#template(id: string, texts: Iterable<string>): AsyncIterable<RenderedChunk> {
    for await (const chunk of template(id, texts)) {
      this.#bytes += chunk.length;
      yield { path: '', chunk };
    }
  }

  #hasRoom(share: number): boolean {
    return this.#bytes < this.#data.size.bytesMax * share;
  }
}

function* columnsOf({ columns, rows }: Table): Iterable<string> {
  yield '[';
  for (const [place] of columns.entries()) {
    if (place > 0) yield ',';
    yield* columnJson(packColumn(shown(rows.map((row) => row[place] ?? null))));
  }
  yield ']';
}

function* arrayOf(texts: readonly string[]): Iterable<string> {
  yield '[';
  for (const [place, text] of texts.entries()) yield place === 0 ? text : `,${text}`;
  yield ']';
}
