/** Reads out of a parse tree what a statement does to which table or index. Pure. */
import type { Deed } from '../locks/statement-trace.ts';

/** A table or index as the statement names it. */
export interface Written {
  readonly schemaname?: string;
  readonly relname: string;
}

export interface WrittenAction {
  readonly does: Deed;
  readonly on: Written;
  /** `on` is an index. */
  readonly isIndex?: boolean;
  readonly name?: string;
}

/* eslint-disable-next-line -- the parser's tree has no types of its own */
type Tree = Readonly<Record<string, any>>;

export function actionsIn(tree: object): readonly WrittenAction[] {
  const [[kind, node] = ['', {}]] = Object.entries(tree as Tree) as [string, Tree][];
  return readers[kind]?.(node) ?? [];
}

const readers: Readonly<Record<string, (node: Tree) => readonly WrittenAction[]>> = {
  IndexStmt: ({ relation, concurrent, idxname: name }) => [
    { does: concurrent ? 'creates index concurrently' : 'creates index', on: relation, name },
  ],
  DropStmt: ({ removeType, objects, concurrent }) =>
    removeType === 'OBJECT_INDEX'
      ? (objects as Tree[]).map(({ List }) => {
          const on = nameOf(List?.['items'] ?? []);
          const does = concurrent ? 'drops index concurrently' : 'drops index';
          return { does, on, isIndex: true, name: on.relname };
        })
      : [],
  AlterTableStmt: ({ relation: on, objtype, cmds }) =>
    objtype === 'OBJECT_TABLE' || objtype === undefined
      ? (cmds as Tree[]).flatMap(({ AlterTableCmd: command }) => alterations(command as Tree, on as Written))
      : [],
  ReindexStmt: ({ kind, relation: on, params }) =>
    on === undefined
      ? []
      : [{ does: rebuilds(hasOption(params, 'concurrently')), on, isIndex: kind === 'REINDEX_OBJECT_INDEX' }],
  RefreshMatViewStmt: ({ relation: on, concurrent }) => [{ does: rebuilds(concurrent === true), on }],
  ClusterStmt: ({ relation: on }) => (on === undefined ? [] : [{ does: 'rebuilds', on }]),
  VacuumStmt: ({ options, rels = [] }) =>
    hasOption(options, 'full')
      ? (rels as Tree[]).map(({ VacuumRelation: relation }) => ({
          does: 'rebuilds',
          on: relation?.['relation'] as Written,
        }))
      : [],
  CreateTrigStmt: ({ relation: on, trigname: name }) => [{ does: 'creates trigger', on, name }],
  UpdateStmt: ({ relation: on, whereClause }) => [
    { does: whereClause === undefined ? 'updates all' : 'updates', on },
  ],
  DeleteStmt: ({ relation: on, whereClause }) => [
    { does: whereClause === undefined ? 'deletes all' : 'deletes', on },
  ],
  TruncateStmt: ({ relations }) =>
    (relations as Tree[]).map(({ RangeVar: on }) => ({ does: 'truncates', on: on as Written })),
};

function alterations({ subtype, name, def = {} }: Tree, on: Written): WrittenAction[] {
  const one = (does: Deed, more: Partial<WrittenAction> = { name }): WrittenAction[] => [
    { does, on, ...more },
  ];
  switch (subtype) {
    case 'AT_AddColumn':
      return one('adds column', { name: def.ColumnDef?.colname });
    case 'AT_AlterColumnType':
      return one('changes type');
    case 'AT_SetNotNull':
      return one('sets not null');
    case 'AT_AddConstraint':
      return constraint(def.Constraint ?? {}, on);
    case 'AT_ValidateConstraint':
      return one('validates');
    case 'AT_AttachPartition':
      return one('attaches partition', { on: def.PartitionCmd?.name ?? on });
    case 'AT_DetachPartition':
      return one(def.PartitionCmd?.concurrent ? 'detaches partition concurrently' : 'detaches partition', {});
    default:
      return one(/^AT_(En|Dis)able.*Trig/.test(String(subtype)) ? 'toggles trigger' : 'alters');
  }
}

function constraint(
  { contype, conname: name, indexname, skip_validation: later }: Tree,
  on: Written,
): WrittenAction[] {
  const does: Readonly<Record<string, Deed>> = {
    CONSTR_CHECK: later ? 'adds check not valid' : 'adds check',
    CONSTR_FOREIGN: later ? 'adds foreign key not valid' : 'adds foreign key',
    CONSTR_PRIMARY: indexname ? 'adds key from index' : 'adds key',
    CONSTR_UNIQUE: indexname ? 'adds key from index' : 'adds key',
    CONSTR_EXCLUSION: 'adds key',
    CONSTR_NOTNULL: 'sets not null',
  };
  return [{ does: does[String(contype)] ?? 'alters', on, name }];
}

function rebuilds(isConcurrent: boolean): Deed {
  return isConcurrent ? 'rebuilds concurrently' : 'rebuilds';
}

function hasOption(options: readonly Tree[] = [], name: string): boolean {
  return options.some(({ DefElem: option }) => option?.['defname'] === name);
}

function nameOf(items: readonly Tree[]): Written {
  const [name = '', schemaname] = items.map((item) => String(item['String']?.sval)).toReversed();
  return schemaname === undefined ? { relname: name } : { schemaname, relname: name };
}
