/** Holds the reading of Swagger 2.0 against the cases of Azure's own checker, where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diffContracts } from './diff/diff-contracts.ts';
import { judge } from './judge.ts';
import { readContract } from './read/read-contract.ts';
import { apiRules } from './rules/index.ts';

const folder = new URL('../../../shared/corpus/api/', import.meta.url).pathname;

interface Case {
  readonly case: string;
  readonly base: string;
  readonly revision: string;
  readonly expected: readonly { readonly id: string }[];
}

/** What their checks are called here. */
const ours: Readonly<Record<string, RegExp>> = {
  '*': /./,
  RequestBodyFormatNoLongerSupported: /^media-type-removed$/,
  ResponseBodyFormatNowSupported: /^media-type-added$/,
  TypeChanged: /-type-(changed|narrowed)$/,
  TypeFormatChanged: /-values-(narrowed|widened)$/,
  DefaultValueChanged: /^default-changed$/,
  RemovedPath: /^operation-removed$/,
  RemovedOperation: /^operation-removed$/,
  AddedPath: /^operation-added$/,
  ModifiedOperationId: /^operation-renamed$/,
  RemovedRequiredParameter: /^parameter-removed$/,
  ParameterInHasChanged: /^(required|optional)-parameter-added$/,
  ConstantStatusHasChanged: /^parameter-(values|enum)-/,
  RequiredStatusChange: /-became-(required|optional)$/,
  RemovedProperty: /-field-removed$/,
  AddedPropertyInResponse: /^response-field-added$/,
  AddedReadOnlyPropertyInResponse: /^response-field-added$/,
  RemovedResponseCode: /^response-status-removed$/,
  AddingResponseCode: /^response-status-added$/,
  AddingHeader: /^response-header-added$/,
  ArrayCollectionFormatChanged: /^parameter-style-changed$/,
  ConstraintIsStronger: /-values-narrowed$/,
  ConstraintChanged: /-values-narrowed$/,
};

const unused = 'no operation leads there, so no caller can meet it';
const policy = 'a rule of theirs on how a document states its version';
const tools = 'nothing that is sent: it steers tools that make code';

/** Where we judge otherwise on purpose. */
const differences: Readonly<Record<string, string>> = {
  'ReversedVersionNumberChange: VersionsReversed': policy,
  'ReversedVersionNumberChange: *': policy,
  'OperationIdIsNull: NoVersionChange': policy,
  'ResponseFormatAdded: ResponseBodyFormatNowSupported':
    'the responses have no body, so that they have no format',
  'DefinitionRemoved: RemovedDefinition': unused,
  'PropertyTypeChanged: TypeChanged': 'a read-only field, and only requests have it',
  'PropertyRequiredChanged: RequiredStatusChange': unused,
  'ResponseArrayFormatChanged: ArrayCollectionFormatChanged': 'the word means nothing inside of a JSON body',
  'GlobalParamTypeConstraintsChanged: ConstraintIsStronger': unused,
  'GlobalParamTypeConstraintsChanged: ConstraintChanged': unused,
  'FormatRemoved: TypeFormatChanged': unused,
  'CommonParameterAdded: *': 'a second body of one request, which is named as not checked',
  'CommonParameterChanged: RemovedRequiredParameter': 'several bodies of one request, named as not checked',
  'CommonParameterChanged: RequiredStatusChange': 'several bodies of one request, named as not checked',
  'ChangedParameterOrder: ChangedParameterOrder': tools,
  'ChangedXmsLongRunningOperation: XmsLongRunningOperationChanged': tools,
  'AddedOptionalPropertyToInlineResponseSchema: ReferenceRedirection':
    'the schema is the same, wherever it stands',
  'AddedOrRemovedXmsEnum: AddedXmsEnum': tools,
  'AddedOrRemovedXmsEnum: RemovedXmsEnum': tools,
  'XmsEnumChanged: XmsEnumChanged': tools,
};

async function rulesFor({ base, revision }: Case): Promise<string[]> {
  const { signal } = new AbortController();
  const [old, now] = await Promise.all(
    [base, revision].map((file) => readContract(`${folder}azure-oad/${file}`, signal)),
  );
  if (old === undefined || now === undefined) return [];
  const judgements = diffContracts(old, now).changes.map((change) =>
    judge(change, apiRules, { preset: 'contract', levels: {} }),
  );
  return judgements.flatMap((judgement) => judgement?.rule.id ?? []);
}

test.skipIf(!existsSync(folder))(
  'finds what Azure’s checker finds, but for what is listed here',
  async () => {
    const lines = readFileSync(`${folder}azure-oad-cases.jsonl`, 'utf8').trim().split('\n');
    const missed: string[] = [];
    let found = 0;
    for (const one of lines.map((line) => JSON.parse(line) as Case)) {
      const rules = await rulesFor(one);
      for (const { id } of one.expected) {
        if (rules.some((rule) => ours[id]?.test(rule))) found += 1;
        else missed.push(`${one.case}: ${id}`);
      }
    }
    expect(missed.sort()).toEqual(Object.keys(differences).sort());
    expect(found).toBeGreaterThan(20);
  },
);
