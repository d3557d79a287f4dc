import type { Phrases } from '../phrase.ts';

/** What happened to each kind of object of a database. */
export const databaseObjects: Phrases = {
  // objects
  'The {kind*} {name} line {line} works on the old schema and {how*}.':
    '{kind} {name} 第 {line} 行在旧结构上正常，{how}。',
  'The {kind*} {name} works on the old schema and {how*}.': '{kind} {name} 在旧结构上正常，{how}。',
  'The {kind*} {name} line {line} is new or changed and {how*}.':
    '{kind} {name} 第 {line} 行是新的或改过的，{how}。',
  'The {kind*} {name} is new or changed and {how*}.': '{kind} {name} 是新的或改过的，{how}。',
  'fails on the new one: {error}': '在新结构上失败：{error}',
  'fails on the old one: {error}': '在旧结构上失败：{error}',
  'is refused on the new one when it is carried out: {error}': '在新结构上执行时被拒绝：{error}',
  'is refused on the old one when it is carried out: {error}': '在旧结构上执行时被拒绝：{error}',
  event: '事件',
  function: '函数',
  procedure: '存储过程',
  trigger: '触发器',
  view: '视图',
  policy: '策略',
  table: '表',
  column: '列',
  index: '索引',
  The: '',
  'the {kind*} {name}': '{kind} {name}',
  'the {kind*} {name} on {table}': '{table} 上的{kind} {name}',
  'Rows of {table} now go with the row of {other} that {column} points at':
    '{table} 的行现在会随 {column} 所指的 {other} 的行一起删除',
  '{table} gets the check {check}': '{table} 增加检查约束 {check}',
  '{table} gets the check {check} on what is new': '{table} 在新列上增加检查约束 {check}',
  'The foreign key of {table} ({columns}) to {target} no longer deletes or empties rows: where old code deletes from {deleted} and counts on it, that fails.':
    '{table} ({columns}) 指向 {target} 的外键不再删除或清空行：旧代码若依赖它从 {deleted} 删除，就会失败。',
  '{table} loses the check {check}': '{table} 去掉检查约束 {check}',
  '{where} changes {table} while {other} has switched {name} off: rows that point at nothing stay, and later writes of them fail with {code}':
    '{where} 修改 {table} 时 {other} 已关闭 {name}：没有指向对象的行会留下，之后写入它们会以 {code} 失败',
  '{where} changes {table} while {other} has switched strict sql_mode off: values that do not fit are cut or replaced without an error':
    '{where} 修改 {table} 时 {other} 已关闭严格 sql_mode：放不下的值会被截断或替换而不报错',
  'The collation of {column} changes from the default of its type to {to}':
    '{column} 的排序规则从其类型的默认值改为 {to}',
  'The collation of {column} changes from {from} to the default of its type':
    '{column} 的排序规则从 {from} 改为其类型的默认值',
  'The collation of {column} changes from {from} to {to}': '{column} 的排序规则从 {from} 改为 {to}',
  '{count} (index was|indexes were) built with version {from} of the collation {name}, and the server now has {to}':
    '有 {count} 个索引是用排序规则 {name} 的版本 {from} 建立的，而服务器现在是 {to}',
  'Column {column} is dropped': '列 {column} 被删除',
  'Column {column} is now generated: old writes that name it are refused':
    '列 {column} 现在是生成列：写到它的旧写入会被拒绝',
  'Column {column} is dropped and added again: its old values are lost unless they were copied':
    '列 {column} 被删除后又加回：除非复制过，旧值都会丢失',
  'Column {column} is renamed to {to}, and another column now stands under the old name: old code works on the wrong values':
    '列 {column} 改名为 {to}，而旧名下现在是另一列：旧代码会处理错误的值',
  'Column {column} is renamed to {to}': '列 {column} 改名为 {to}',
  'Column {column} changes from {from} to {to}': '列 {column} 从 {from} 改为 {to}',
  'Column {column} is {type}; {other} would do better': '列 {column} 是 {type}；{other} 更合适',
  'Column {column} is narrowed from {from} to {to}': '列 {column} 从 {from} 收窄为 {to}',
  'Column {column} is widened from {from} to {to}: old code may meet values that it cannot hold':
    '列 {column} 从 {from} 放宽为 {to}：旧代码可能遇到容纳不了的值',
  'The columns of {table} stood in the order {from} and now stand in the order {to}':
    '{table} 的列顺序原为 {from}，现为 {to}',
  '{file} works concurrently on {table} and holds other statements too: in one transaction it fails with {code} ({where})':
    '{file} 对 {table} 做并发操作，同时还含有其他语句：放在一个事务中会以 {code} 失败（{where}）',
  'Constraint {name} of {table} was never validated: old rows may break it':
    '{table} 的约束 {name} 从未验证：旧行可能违反它',
  'A new constraint of {table} is checked against all rows while others wait ({where})':
    '{table} 的新约束要检查所有行，其他会话在等待（{where}）',
  '{table} gets {new} and loses {old} in one release, and no statement copies the values':
    '{table} 在同一次发布中增加 {new} 并去掉 {old}，而没有语句复制这些值',
  '{table} gets {new} and loses {old} in one release': '{table} 在同一次发布中增加 {new} 并去掉 {old}',
  'The default of {column} changes from {from} to {to}': '{column} 的默认值从 {from} 改为 {to}',
  'Column {column} lost its default {value}': '列 {column} 失去默认值 {value}',
  'Column {column} lost its default': '列 {column} 失去默认值',
  'Domain {domain} now demands {what}': '域 {domain} 现在要求 {what}',
  '{file} fails, and nothing before it was taken back: {error} in: {statement}':
    '{file} 失败，之前的也没有撤回：{error}，语句：{statement}',
  '{file} fails, and {what*} before it was taken back: {error} in: {statement}':
    '{file} 失败，之前撤回了{what}：{error}，语句：{statement}',
  'It cannot be taken back over rows that are there: {error}': '因为已有的行而无法撤回：{error}',
  'After the way back {kind*} {name} is not as it was': '回退之后 {kind} {name} 与原来不同',
  'After the way back {kind*} {name} stays': '回退之后 {kind} {name} 仍然存在',
  'After the way back {kind*} {name} is missing': '回退之后 {kind} {name} 缺失',
  'The way back drops {kind*} {name} with all values written since the release':
    '回退会删除 {kind} {name} 以及发布以来写入的所有值',
  '{file} has no way back, though it changes the schema. After the way back these differ: {what}':
    '{file} 修改了结构却没有回退。回退之后这些不同：{what}',
  '{file} has no way back, though it changes the schema': '{file} 修改了结构却没有回退',
  '{file} is empty, though {up} changes the schema. After the way back these differ: {what}':
    '{file} 是空的，而 {up} 修改了结构。回退之后这些不同：{what}',
  '{file} is empty, though {up} changes the schema': '{file} 是空的，而 {up} 修改了结构',
  'The release copies {table}, which has dates': '发布要复制 {table}，其中有日期',
  'Each row of {table} gets a zero date in {columns}': '{table} 的每一行在 {columns} 中得到零日期',
  'AUTO_INCREMENT has used {percent} % of its values for {column}':
    'AUTO_INCREMENT 已用掉 {column} 的 {percent} % 的值',
  'Enum {name} is dropped': '枚举 {name} 被删除',
  'Enum {name} is renamed to {to}': '枚举 {name} 改名为 {to}',
  'Enum {name} gets the value {value}, which old code does not know':
    '枚举 {name} 增加旧代码不认识的值 {value}',
  'Enum {name} loses the value {value}: old code that names it is refused':
    '枚举 {name} 去掉值 {value}：写到它的旧代码会被拒绝',
  'Enum value {value} of {name} is renamed to {to}': '{name} 的枚举值 {value} 改名为 {to}',
  'The values of {name} stood in the order {from} and now stand in the order {to}':
    '{name} 的值顺序原为 {from}，现为 {to}',
  'The event {name} no longer runs. It did: {what}': '事件 {name} 不再运行。它原来做的是：{what}',
  'The event {name} now does something else: {what}': '事件 {name} 现在做别的事：{what}',
  '{table} gets an exclusion constraint on ({columns})': '{table} 在 ({columns}) 上增加排他约束',
  '{table} loses its exclusion constraint on ({columns})': '{table} 去掉 ({columns}) 上的排他约束',
  'Extension {name} is dropped': '扩展 {name} 被删除',
  '{table} ({columns}) gets a foreign key to {target}': '{table} ({columns}) 增加指向 {target} 的外键',
  '{table} ({columns}) loses its foreign key to {target}': '{table} ({columns}) 去掉指向 {target} 的外键',
  '{column} is {type} and points at {target}, which is {other}':
    '{column} 是 {type}，指向 {target}，后者是 {other}',
  '{table} ({columns}) points at {target}, and no index begins with it':
    '{table} ({columns}) 指向 {target}，但没有以它开头的索引',
  'Function {name} is dropped': '函数 {name} 被删除',
  'Function {name} returned {from} and now returns {to}': '函数 {name} 原来返回 {from}，现在返回 {to}',
  'Role {role} loses {rights} on {kind} {object}': '角色 {role} 失去 {kind} {object} 上的 {rights}',
  'User {role} loses {rights} on {kind} {object}': '用户 {role} 失去 {kind} {object} 上的 {rights}',
  'CREATE INDEX on {table} keeps writers out until the index is built ({where})':
    '{table} 上的 CREATE INDEX 在建完之前不允许写入（{where}）',
  'DROP INDEX {name} keeps everybody out of {table} ({where})':
    'DROP INDEX {name} 期间谁都不能使用 {table}（{where}）',
  '{index} on {table} begins as {other} does': '{table} 上的 {index} 与 {other} 开头相同',
  'Index {index} of {table} is not valid: it was never built to its end':
    '{table} 的索引 {index} 无效：从未建完',
  'Index {index} of {table} takes up to {bytes} bytes, and {max} are allowed':
    '{table} 的索引 {index} 最多占 {bytes} 字节，而允许的是 {max}',
  'Index {index} on {table} ({columns}) is gone, no other begins with {column}, and old queries use it: {queries}':
    '{table} ({columns}) 上的索引 {index} 不见了，没有其他以 {column} 开头的索引，而旧查询要用它：{queries}',
  '{index} of {table} goes before the index that replaces it comes ({where})':
    '替代的索引出现之前，{table} 的 {index} 就被删除（{where}）',
  'Column {column} is new and of type {type}': '列 {column} 是新的，类型为 {type}',
  'A new key of {table} keeps everybody out until its index is built ({where})':
    '{table} 的新键在索引建完之前不允许任何人使用（{where}）',
  '{count} (statement locks|statements lock) {tables} without a {setting} (first {where})':
    '有 {count} 条语句锁住 {tables} 而没有 {setting}（第一条在 {where}）',
  'The migration fails on rows that it meets: {error}': '迁移因遇到的行而失败：{error}',
  '{file} changes tables in {count} transactions': '{file} 在 {count} 个事务中修改表',
  'Query {query} works on the new schema and {how*}.': '查询 {query} 在新结构上正常，{how}。',
  'Query {query} works on the old schema and {how*}.': '查询 {query} 在旧结构上正常，{how}。',
  'There is no safe order: {first*}, and {second*}.': '没有安全的顺序：{first}，而且{second}。',
  '{count} old (query fails|queries fail) on the new schema ({which})':
    '{count} 个旧查询在新结构上失败（{which}）',
  '{count} new (query fails|queries fail) on the old schema ({which})':
    '{count} 个新查询在旧结构上失败（{which}）',
  'The {what*} is to go out first, but {broken*}; the {other*} {instead*}.':
    '计划先发布{what}，但{broken}；{other}{instead}。',
  code: '代码',
  schema: '结构',
  'can go out first': '可以先发布',
  'was not tried to go out first': '没有试过先发布',
  'Column {column} may now be NULL: old code may read rows without a value':
    '列 {column} 现在可以为 NULL：旧代码可能读到没有值的行',
  'SET NOT NULL of {column} reads all rows while everybody waits ({where})':
    '{column} 的 SET NOT NULL 读取所有行，其他会话都在等待（{where}）',
  'Column {column} becomes NOT NULL': '列 {column} 变为 NOT NULL',
  'Query {query} returned ({from}) and now returns ({to})': '查询 {query} 原来返回 ({from})，现在返回 ({to})',
  'Query {query} took ({from}) and now takes ({to})': '查询 {query} 原来接收 ({from})，现在接收 ({to})',
  'it fails where it was prepared before the migration: {error}': '在迁移之前预备的连接上它会失败：{error}',
  'Query {query} fails where it was prepared before the migration: {error}':
    '查询 {query} 在迁移之前预备的连接上会失败：{error}',
  '{table} is no longer a partition of {parent}: queries of {name} miss its rows, those with {bounds}.':
    '{table} 不再是 {parent} 的分区：对 {name} 的查询不再看到其中的行，即 {bounds} 的行。',
  '{table} becomes a partition of {parent} for rows with {bounds}':
    '{table} 成为 {parent} 的分区，边界为 {bounds}',
  'DETACH PARTITION keeps everybody out of {table} ({where})':
    'DETACH PARTITION 期间谁都不能使用 {table}（{where}）',
  '{table} is read from end to end to become a partition ({where})':
    '{table} 成为分区时要整体扫描（{where}）',
  'Query {query} selects all columns: {where}': '查询 {query} 选取所有列：{where}',
  'Query {query} inserts without naming the columns: {where}': '查询 {query} 插入时没有写列名：{where}',
  'Column {column} is new, NOT NULL and has no default': '列 {column} 是新的，NOT NULL 且没有默认值',
  'The {kind*} {name} has another body': '{kind} {name} 的内容改变',
  'The {kind*} {name} took ({from}) and now takes ({to}): each call of old code fails with {code}':
    '{kind} {name} 原来接收 ({from})，现在接收 ({to})：旧代码的每次调用都会以 {code} 失败',
  'The {kind*} {name} took ({from}) and now takes ({to})': '{kind} {name} 原来接收 ({from})，现在接收 ({to})',
  'Row security of {table} changes from ({from}) to ({to})': '{table} 的行安全从 ({from}) 改为 ({to})',
  'All rows of {table} are deleted ({where})': '{table} 的所有行被删除（{where}）',
  'Sequence {name} is dropped': '序列 {name} 被删除',
  'Sequence {name} has used {percent} % of its values for {column}':
    '序列 {name} 已用掉 {column} 的 {percent} % 的值',
  'Sequence {name} is renamed to {to}': '序列 {name} 改名为 {to}',
  'The setting {setting} of {whose} changes from the default to {to}':
    '{whose} 的设置 {setting} 从默认值改为 {to}',
  'The setting {setting} of {whose} changes from {from} to the default':
    '{whose} 的设置 {setting} 从 {from} 改为默认值',
  'The setting {setting} of {whose} changes from {from} to {to}':
    '{whose} 的设置 {setting} 从 {from} 改为 {to}',
  '{table} gets a foreign key in a transaction that gives one to other tables too ({where})':
    '{table} 增加外键的事务同时也给其他表增加外键（{where}）',
  '{where} could not be read, so what it changes is not known: {statement}':
    '{where} 无法读懂，因此不知道它改变什么：{statement}',
  '{table} is gone over by several statements ({where})': '{table} 被多条语句反复扫描（{where}）',
  '{where} copies {table} while it runs: {why*}': '{where} 运行时复制 {table}：{why}',
  'a column gets another type by a copy only, unless a varchar grows within 255 bytes or beyond them, or an enum at its end':
    '列改变类型只能通过复制，除非 varchar 在 255 字节之内或之外变长，或枚举在末尾增加',
  'a foreign key is added by a copy, unless foreign_key_checks is off':
    '除非关闭 foreign_key_checks，增加外键要通过复制',
  'rows are put into partitions by a copy': '行进入分区要通过复制',
  'Table {table} is dropped': '表 {table} 被删除',
  '{table} is built anew while others wait ({where})': '{table} 重建时其他会话在等待（{where}）',
  'Table {table} is dropped and created again: its rows are lost unless they were copied':
    '表 {table} 被删除后又创建：除非复制过，所有行都会丢失',
  'Table {table} became a view that cannot be written through: old writes fail with {code}':
    '表 {table} 变为不能写入的视图：旧写入会以 {code} 失败',
  'Table {table} became a writable view with all its columns': '表 {table} 变为可写入的视图，包含所有列',
  'Table {table} became a view without {columns}': '表 {table} 变为缺少 {columns} 的视图',
  'Table {table} is renamed to {to}': '表 {table} 改名为 {to}',
  '{table} is written anew for {column} while everybody waits ({where})':
    '{table} 因 {column} 被整体重写，其他会话都在等待（{where}）',
  '{table} is written anew while everybody waits ({where})':
    '{table} 被整体重写，其他会话都在等待（{where}）',
  '{table} has no primary key': '{table} 没有主键',
  'Trigger {name} is new: {definition}': '触发器 {name} 是新的：{definition}',
  'Trigger {name} is gone. It did: {definition}': '触发器 {name} 不见了。它原来做的是：{definition}',
  'Trigger {name} is gone': '触发器 {name} 不见了',
  'Trigger {name} no longer fires': '触发器 {name} 不再触发',
  'Trigger {name} now does something else: {definition}': '触发器 {name} 现在做别的事：{definition}',
  'Trigger {name} is now {definition}': '触发器 {name} 现在是 {definition}',
  'Trigger {name} keeps writers out of {table} ({where})': '触发器 {name} 期间不允许写入 {table}（{where}）',
  '{table} gets a unique index on ({columns})': '{table} 在 ({columns}) 上增加唯一索引',
  '{table} no longer has a unique index on ({columns})': '{table} 在 ({columns}) 上不再有唯一索引',
  'Taken back and applied again, {file} fails: {error}': '撤回后再次应用，{file} 失败：{error}',
  'Taken back and applied again, the release leaves another schema: {what}':
    '撤回后再次应用，发布留下的结构不同：{what}',
  '{table} validates {name} in the transaction that added it ({where})':
    '{table} 在添加 {name} 的事务中验证它（{where}）',
  'Column {column} of a view is dropped': '视图列 {column} 被删除',
  'Column {column} of a view changes from {from} to {to}': '视图列 {column} 从 {from} 改为 {to}',
  'View {view} is dropped': '视图 {view} 被删除',
  'All rows of {table} are updated in one statement ({where})': '{table} 的所有行在一条语句中更新（{where}）',
  '{table} is kept from everybody by an earlier statement while {where} works on rows ({again})':
    '{where} 处理行时，{table} 被前面的语句独占（{again}）',
  '{said*} ({where}, and so (does|do) {count} other (statement|statements))':
    '{said}（{where}，另有 {count} 条语句也是如此）',
  'Looked at {count} {what*}; nothing of the kind was found.': '已查看 {count} 个{what}；没有发现这类情况。',
  tables: '表',
  columns: '列',
  queries: '查询',
  'old queries': '旧查询',
  'new queries': '新查询',

  // evidence
  'Query {query}': '查询 {query}',
  'line {line}': '第 {line} 行',
  'Query {query} on the new schema': '查询 {query}，在新结构上',
  'Query {query} on the old schema': '查询 {query}，在旧结构上',
  'Query {query} on a row with {what*}': '查询 {query}，遇到有{what}的行',
  'Migration {file}': '迁移 {file}',
  'The (table|trigger) before and after': '之前和之后的定义',
  'Asked of the rows {where*}': '向{where}的行查询',
  'An insert as old code writes it': '旧代码所写的插入',
  'Before the release and after the way back': '发布之前和回退之后',
};
