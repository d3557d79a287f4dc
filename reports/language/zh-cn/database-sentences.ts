import type { Phrases } from '../phrase.ts';

/** What is said of changes of databases, and what to do about them. */
export const databaseSentences: Phrases = {
  // whether old code uses it
  '{what*}, but old code still uses it: {queries}.': '{what}，但旧代码仍在使用它：{queries}。',
  '{what*}. Old code may use it: nobody can say of {queries}; {why*}.':
    '{what}。旧代码可能使用它：无法判断 {queries}；{why}。',
  'they cannot be tried, or parts of them are known at run time only':
    '它们无法尝试，或有些部分只有运行时才知道',
  'the one old query does not use it': '唯一的旧查询不使用它',
  'none of {count} old queries uses it': '{count} 个旧查询都不使用它',
  'No old queries were given': '没有给出旧查询',
  'The old queries that were given do not use it, but they are not all':
    '给出的旧查询不使用它，但它们不是全部',
  'so old code must be taken to use it': '因此必须认为旧代码会使用它',
  '{what*}, but {history*}, and that release may come back.': '{what}，但{history}，而那个发布可能回来。',
  'no recorded release ever did': '记录中的发布从未使用',
  'the last that did was {query} in {release}': '最后使用它的是 {release} 中的 {query}',
  '{query} of {release} uses it': '{release} 的 {query} 使用它',
  'no query of {releases} uses it': '{releases} 的查询都不使用它',
  'the release history cannot tell, because {reason*}': '发布历史无法判断，因为{reason}',
  'it is empty': '它是空的',
  'no release is recorded': '没有记录任何发布',
  'not all queries of {release} are recorded': '{release} 的查询没有全部记录',
  'no recorded release knows it': '记录中的发布都不认识它',
  'only {young} of {all} releases of {service} (is|are) recorded':
    '{service} 的 {all} 个发布中只记录了 {young} 个',

  // what rows say
  '{what*}, but {found*}. The migration itself fails on rows that it meets: {error}':
    '{what}，但{found}。迁移本身因遇到的行而失败：{error}',
  '{what*}, but {found*}.': '{what}，但{found}。',
  '{count} (row|rows) {where*} (shares|share) a value': '{where}有 {count} 行的值重复',
  '{count} (row|rows) {where*} (has|have) no value': '{where}有 {count} 行没有值',
  '{count} (row|rows) {where*} (does|do) not fit': '{where}有 {count} 行不符合',
  '{count} (row|rows) {where*} (does|do) not fit the old schema': '{where}有 {count} 行不符合旧结构',
  '{count} (row|rows) {where*} (breaks|break) it': '{where}有 {count} 行违反它',
  '{count} (row|rows) {where*} (holds|hold) it': '{where}有 {count} 行包含它',
  '{count} (row|rows) {where*} (points|point) at nothing': '{where}有 {count} 行没有指向对象',
  'no row {where*} stands against it': '{where}没有与之冲突的行',
  '{found*} (looked at on {time})': '{found}（查看于 {time}）',
  '{found*} (looked at on {time}, {lag} behind)': '{found}（查看于 {time}，滞后 {lag}）',
  '{found*} (looked at on {time}, perhaps long before)': '{found}（查看于 {time}，数据可能更早）',
  'at least {found*}': '至少{found}',
  'in the live database': '在线数据库中',
  'in a replica of the live database': '在线数据库的副本中',
  'that the baseline migrations insert': '基线迁移插入的',
  'in {file}': '{file} 中',
  'it could not be proven on data: {why*}': '无法用数据证明：{why}',
  'no rows were given': '没有给出行',
  'but no other rows were given': '但没有给出其他行',
  'no reason given': '没有给出原因',
  'Rows could not be asked: {why*}': '无法查询行：{why}',
  'The migration cannot keep all values: {found*}': '迁移无法保留所有值：{found}',
  'All values can be kept: {found*}': '所有值都可以保留：{found}',
  'Whether all values can be kept could not be proven on data: {why*}': '无法用数据证明能否保留所有值：{why}',
  '{column} is new and empty, unless the migration itself fills it': '{column} 是新的空列，除非迁移自己填写',
  'unless the migration itself fills it': '除非迁移自己填写',
  'an older unique index already forbids duplicates': '已有的唯一索引不允许重复',
  'no column holds it': '没有列使用它',
  'no row can be so': '不可能有这样的行',
  'And {found*}': '而且{found}',
  'it would cost about {cost}, and {max} is allowed (liveCostMax)':
    '代价约为 {cost}，而允许的是 {max}（liveCostMax）',
  'the question about rows {where*} failed with {error}': '查询{where}的行时失败：{error}',
  'nobody can tell how far this replica is behind': '无法得知该副本滞后多少',
  'this replica is {lag} behind, and {max} is allowed': '该副本滞后 {lag}，而允许的是 {max}',
  'All rows {where*} still fit the old schema': '{where}的所有行仍符合旧结构',
  'The new schema takes {what*} in {columns} (tried on a scratch database)':
    '新结构在 {columns} 中接受{what}（在临时数据库上试过）',
  'With {what*} the old query {query} fails: {error}': '遇到{what}，旧查询 {query} 失败：{error}',
  'the new schema refuses it otherwise ({error})': '新结构在其他方面拒绝它（{error}）',
  'no value': '空值',
  'the same value twice': '同一个值两次',
  'a number below zero': '小于零的数',
  'the largest number': '最大的数',
  'the value {value}': '值 {value}',
  'a text': '文本',
  'a JSON text': 'JSON 文本',
  'a UUID of zeros': '全零的 UUID',
  'a large number': '较大的数',
  'a letter': '一个字母',
  'a list with an empty place': '含空位的列表',
  'a number with nine decimals': '有九位小数的数',
  'a time before our era': '公元前的时间',
  'a time far ahead': '遥远将来的时间',
  'an IPv6 address': 'IPv6 地址',
  'an empty list': '空列表',
  'an empty text': '空文本',
  'letters beyond ASCII': 'ASCII 之外的字母',
  'not a number': '非数字',
  'the smallest number': '最小的数',
  '{what*}: an insert of old code is refused ({error}).': '{what}：旧代码的插入被拒绝（{error}）。',
  '{what*}: an insert of old code is refused.': '{what}：旧代码的插入被拒绝。',
  '{what*}, but it is filled: an insert of old code is accepted.':
    '{what}，但它会被填写：旧代码的插入被接受。',
  'a trial insert could not tell whether it is filled': '试插入无法判断它是否会被填写',
  'a trial insert could not tell whether it is filled ({error})': '试插入无法判断它是否会被填写（{error}）',
  'a trigger sets it, but perhaps only from rows that the trial insert does not have':
    '触发器会设置它，但也许只依据试插入没有的行',

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
  'Column {column} is now GENERATED ALWAYS: old inserts that fill it are refused':
    '列 {column} 现在是 GENERATED ALWAYS：填写它的旧插入会被拒绝',
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
  'The table before and after': '之前和之后的表',
  'Asked of the rows {where*}': '向{where}的行查询',
  'An insert as old code writes it': '旧代码所写的插入',
  'Before the release and after the way back': '发布之前和回退之后',

  // what to do
  'Release code that keeps the check on {table}, correct the old rows, add it NOT VALID, and validate it afterwards.':
    '先发布遵守 {table} 上检查约束的代码，更正旧行，以 NOT VALID 添加，之后再验证。',
  'Release code that keeps the check on {table}, correct the old rows, and add it afterwards.':
    '先发布遵守 {table} 上检查约束的代码，更正旧行，之后再添加。',
  'Replace {key} in the same migration, or keep what it uses.':
    '在同一迁移中替换 {key}，或保留它所用的内容。',
  'Leave the key on {table} ({name}) without ON DELETE CASCADE, and let new code delete what it means to delete.':
    '{table} 上的外键（{name}）不要用 ON DELETE CASCADE，让新代码自己删除要删的内容。',
  'Change {table} with {setting} on, after its rows are corrected.':
    '更正各行之后，在 {setting} 打开时修改 {table}。',
  'Keep {what} until no version that relies on it can come back.':
    '保留 {what}，直到依赖它的版本不会再回来。',
  'Keep the {what*} {name} until no version that relies on it can come back.':
    '保留 {name} 的{what}，直到依赖它的版本不会再回来。',
  'check on': '检查约束',
  'exclusion constraint of': '排他约束',
  'foreign key of': '外键',
  'unique index on': '唯一索引',
  'Let new queries write COLLATE {collation} themselves, or put a new column beside {column}.':
    '让新查询自己写 COLLATE {collation}，或在 {column} 旁边增加新列。',
  'REINDEX what uses the collation {key}, then ALTER COLLATION (for the default: ALTER DATABASE) … REFRESH COLLATION VERSION, before a unique index is added.':
    '在增加唯一索引之前，对使用排序规则 {key} 的内容执行 REINDEX，然后执行 ALTER COLLATION（默认规则用 ALTER DATABASE）… REFRESH COLLATION VERSION。',
  'Release code that no longer names {column}; drop the column in a later release, when no version that uses it can come back.':
    '先发布不再写到 {column} 的代码；在以后的发布中，等使用它的版本不会再回来时再删除该列。',
  'Put the generated column beside {column} under another name, and drop the old one in a later release.':
    '在 {column} 旁边以另一个名称增加生成列，在以后的发布中删除旧列。',
  'Change {column} with ALTER COLUMN … TYPE … USING, or copy its values to a column of another name.':
    '用 ALTER COLUMN … TYPE … USING 修改 {column}，或把它的值复制到另一个名称的列。',
  'Change {column} with MODIFY, or copy its values to a column of another name.':
    '用 MODIFY 修改 {column}，或把它的值复制到另一个名称的列。',
  'Add {new} beside {column}, write both, copy the old values, read the new one, and drop the old one in a later release.':
    '在 {column} 旁边增加 {new}，两者都写，复制旧值，改读新列，在以后的发布中删除旧列。',
  'Add a column of type {type} beside {column}, write both, move the readers, and drop the old one in a later release.':
    '在 {column} 旁边增加 {type} 类型的列，两者都写，迁移读取方，在以后的发布中删除旧列。',
  'Choose another type for {column} while it holds no rows.': '趁 {column} 还没有数据，换一种类型。',
  'Add a column of type {type} beside {column}, let new code write it, convert the old rows, and drop the old column in a later release.':
    '在 {column} 旁边增加 {type} 类型的列，让新代码写入它，转换旧行，在以后的发布中删除旧列。',
  'Let the first release read the wider values of {column}, and write them only in the next one.':
    '让第一次发布能读 {column} 更宽的值，到下一次发布才写入。',
  'Create {table} with its columns in the old order ({order}), or release code that names its columns first.':
    '按旧的列顺序（{order}）创建 {table}，或先发布写明列名的代码。',
  'Put the concurrent statement on {table} into a file of its own, and tell the migration tool to run it without a transaction.':
    '把 {table} 上的并发语句放入单独的文件，并让迁移工具不用事务运行它。',
  'Correct the old rows and VALIDATE CONSTRAINT of {key}; that keeps neither readers nor writers out.':
    '更正旧行并对 {key} 执行 VALIDATE CONSTRAINT；这不妨碍读取和写入。',
  'ALTER TABLE {table} ADD CONSTRAINT {name} … NOT VALID, which is short; in another transaction, which lets others work, ALTER TABLE {again} VALIDATE CONSTRAINT {same}.':
    '先执行 ALTER TABLE {table} ADD CONSTRAINT {name} … NOT VALID，用时很短；再在另一个事务中执行 ALTER TABLE {again} VALIDATE CONSTRAINT {same}，它不妨碍其他会话。',
  'Add the new column of {table} in this release, write both, copy the values, and drop {name} in a later one.':
    '本次发布增加 {table} 的新列，两者都写，复制这些值，在以后的发布中删除 {name}。',
  'Let new code write the value of {column} itself, and change the default later.':
    '让新代码自己写 {column} 的值，以后再改默认值。',
  'Keep the default of {column} until no code that leaves the column out can come back.':
    '保留 {column} 的默认值，直到不写该列的代码不会再回来。',
  'Release code that writes only what {domain} demands ({what}), correct the old rows, add the constraint NOT VALID, and validate it afterwards.':
    '先发布只写 {domain} 所要求内容（{what}）的代码，更正旧行，以 NOT VALID 添加约束，之后再验证。',
  'Correct {file}, and try it on a database that the release was applied to.':
    '更正 {file}，并在应用过本次发布的数据库上试验。',
  'Let the way back leave {key} as the old schema has it.': '让回退把 {key} 恢复为旧结构的样子。',
  'Keep a copy of what {key} holds before it is dropped, or roll back code only.':
    '删除之前保留 {key} 内容的副本，或只回滚代码。',
  'Write what takes {key} back, or say in it that there is no way back and roll back code only.':
    '编写撤回 {key} 的语句，或在其中说明没有回退，只回滚代码。',
  'Release code that can read {value} first; write it only when no older version can come back.':
    '先发布能读 {value} 的代码；等旧版本不会再回来时才写入它。',
  'Release code that no longer writes {value}, change the rows that hold it, and remove it in a later release.':
    '先发布不再写 {value} 的代码，修改包含它的行，在以后的发布中再去掉它。',
  'Add {to} beside {value}, release code that reads both, then write the new one, and remove the old one in a later release.':
    '在 {value} 旁边增加 {to}，发布两者都能读的代码，然后写新值，在以后的发布中去掉旧值。',
  'Keep the order of {name}, and let new code sort by a CASE or a column of its own.':
    '保持 {name} 的顺序，让新代码用 CASE 或单独的列排序。',
  'Keep the event {name} until no version that relies on it can come back.':
    '保留事件 {name}，直到依赖它的版本不会再回来。',
  'Repair the rows of {table} that overlap in ({columns}) and release code that writes no new ones, before the constraint comes.':
    '在增加约束之前，修复 {table} 中 ({columns}) 重叠的行，并发布不再写入这类行的代码。',
  'Keep {what} until no version that uses it can come back.': '保留 {what}，直到使用它的版本不会再回来。',
  'Remove or repair the rows of {table} that point at nothing in {target}, add the key NOT VALID, and validate it afterwards.':
    '删除或修复 {table} 中在 {target} 里没有对应行的行，以 NOT VALID 添加外键，之后再验证。',
  'Remove or repair the rows of {table} that point at nothing in {target}, and add the key with foreign_key_checks on.':
    '删除或修复 {table} 中在 {target} 里没有对应行的行，在 foreign_key_checks 打开时添加外键。',
  'Give {column} the type of the column that it points at.': '让 {column} 的类型与所指的列相同。',
  'CREATE INDEX CONCURRENTLY ON {table} ({columns}), before the foreign key comes.':
    '在增加外键之前，执行 CREATE INDEX CONCURRENTLY ON {table} ({columns})。',
  'Keep {what} until no version that calls it can come back.': '保留 {what}，直到调用它的版本不会再回来。',
  'Put a function of another name that returns {type} beside {name}, and drop the old one in a later release.':
    '在 {name} 旁边以另一个名称增加返回 {type} 的函数，在以后的发布中删除旧函数。',
  'GRANT {rights} ON {object} TO {role} again, until no version that works as {same} can come back.':
    '重新 GRANT {rights} ON {object} TO {role}，直到以 {same} 工作的版本不会再回来。',
  'Make {column} GENERATED BY DEFAULT AS IDENTITY until no code that fills it can come back.':
    '把 {column} 设为 GENERATED BY DEFAULT AS IDENTITY，直到填写它的代码不会再回来。',
  'Run {statement} on {table} in a migration of its own that is in no transaction; where it fails, drop the invalid index and begin again.':
    '在不用事务的单独迁移中对 {table} 执行 {statement}；失败时删除无效的索引再重新开始。',
  'DROP INDEX CONCURRENTLY {name}, in a migration of its own that runs without a transaction.':
    '在不用事务的单独迁移中执行 DROP INDEX CONCURRENTLY {name}。',
  'Leave {index} on {table} out.': '不要增加 {table} 上的 {index}。',
  'DROP INDEX CONCURRENTLY {key}, look why it failed, and build it again.':
    '执行 DROP INDEX CONCURRENTLY {key}，查明失败的原因，再重新建立。',
  'Keep {index} on {table} until no version that sends these queries can come back.':
    '保留 {table} 上的 {index}，直到发送这些查询的版本不会再回来。',
  'CREATE INDEX CONCURRENTLY the new index first, and DROP INDEX CONCURRENTLY {name} when it is there.':
    '先以 CREATE INDEX CONCURRENTLY 建新索引，建好之后再执行 DROP INDEX CONCURRENTLY {name}。',
  'Drop {name} and add the index that replaces it in one ALTER TABLE {table}: both change places at its end.':
    '在一条 ALTER TABLE {table} 中删除 {name} 并增加替代的索引：两者在结束时交换。',
  'Let {name} of {table} take the first characters of the column only, as in note(191), or make the column shorter before.':
    '让 {table} 的 {name} 只取列的前若干字符，例如 note(191)，或先缩短该列。',
  'Make {column} a jsonb column.': '把 {column} 改为 jsonb 列。',
  'CREATE UNIQUE INDEX CONCURRENTLY on {table} first, then ALTER TABLE {again} ADD CONSTRAINT … UNIQUE USING INDEX.':
    '先在 {table} 上执行 CREATE UNIQUE INDEX CONCURRENTLY，再执行 ALTER TABLE {again} ADD CONSTRAINT … UNIQUE USING INDEX。',
  "SET lock_timeout = '2s' before {table} is locked, here or for the role that migrates, and try again where it fails.":
    "在锁住 {table} 之前执行 SET lock_timeout = '2s'（在此处或为迁移所用的角色），失败时重试。",
  'SET SESSION lock_wait_timeout = 5 before {table} is changed (in MariaDB also ALTER TABLE … WAIT 5), and try again where it fails with 1205.':
    '修改 {table} 之前执行 SET SESSION lock_wait_timeout = 5（MariaDB 也可用 ALTER TABLE … WAIT 5），以 1205 失败时重试。',
  'Correct or convert the rows before {file} changes what they must hold.':
    '在 {file} 改变对行的要求之前，更正或转换这些行。',
  'Cut {file} into files of one transaction each, and a file for each statement that cannot be in one.':
    '把 {file} 拆成每个事务一个文件，不能放进事务的语句各用一个文件。',
  'Cut {file} into files of one statement each, put the changes of one table into one ALTER TABLE, or write each statement so that it can run twice.':
    '把 {file} 拆成每条语句一个文件，把同一表的修改放进一条 ALTER TABLE，或让每条语句都可以重复运行。',
  'Migrate before code that sends {query} goes out, and roll the code back before the schema.':
    '在发送 {query} 的代码发布之前迁移；回滚时先代码后结构。',
  'Expand first: a release that only adds what new code needs and keeps what old code needs. Let new code go out on it, and remove the rest in a later release.':
    '先扩展：用一次发布只增加新代码需要的内容，并保留旧代码需要的内容。让新代码在其上发布，其余的在以后的发布中删除。',
  'Release code that can read NULL in {column} first; write NULL only when no older version can come back.':
    '先发布能读 {column} 中 NULL 的代码；等旧版本不会再回来时才写入 NULL。',
  'ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check}) NOT VALID, VALIDATE it in another transaction, SET NOT NULL, and drop the check.':
    '执行 ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check}) NOT VALID，在另一个事务中 VALIDATE，然后 SET NOT NULL，再删除该检查约束。',
  'Release code that always fills {column}, fill the old rows, add CHECK ({check}) NOT VALID and validate it, then SET NOT NULL.':
    '先发布总是填写 {column} 的代码，填写旧行，以 NOT VALID 添加 CHECK ({check}) 并验证，然后 SET NOT NULL。',
  'Release code that always fills {column}, fill the old rows in batches, then MODIFY it to NOT NULL.':
    '先发布总是填写 {column} 的代码，分批填写旧行，然后用 MODIFY 改为 NOT NULL。',
  'Keep what query {query} needs until no version that sends it can come back, or release code without the query first.':
    '保留查询 {query} 需要的内容，直到发送它的版本不会再回来；或先发布不含该查询的代码。',
  'Let {query} name its columns and cast them to the types that old code expects.':
    '让 {query} 写明列名，并转换为旧代码预期的类型。',
  'Make two releases of it: first the code that works on both schemas, then the migration, when no old code can come back.':
    '分成两次发布：先发布在两种结构上都能工作的代码，等旧代码不会再回来时再迁移。',
  'Migrate before the new code goes out, and roll the code back before the schema.':
    '在新代码发布之前迁移；回滚时先代码后结构。',
  'Move rows that do not fit out of {table}, add CHECK ({check}) NOT VALID and validate it, then ATTACH PARTITION without a scan.':
    '把不符合的行移出 {table}，以 NOT VALID 添加 CHECK ({check}) 并验证，然后无需扫描即可 ATTACH PARTITION。',
  'Before ATTACH, add the bounds to {table} as a CHECK that is NOT VALID, and validate it; DETACH PARTITION CONCURRENTLY.':
    '在 ATTACH 之前，以 NOT VALID 的 CHECK 把边界加到 {table} 并验证；使用 DETACH PARTITION CONCURRENTLY。',
  'Name the columns in {query}.': '在 {query} 中写明列名。',
  'Add {column} with a default or without NOT NULL; set NOT NULL in a later release, when all running code fills it.':
    '以带默认值或不带 NOT NULL 的方式增加 {column}；在以后的发布中，等所有运行的代码都填写它时再设 NOT NULL。',
  'Leave the {kind*} {name} as it is, put one of another name beside it for new code, and drop the old one in a later release.':
    '保持{kind} {name} 不变，为新代码以另一个名称增加一个，在以后的发布中删除旧的。',
  'Add permissive policies on {table} that give old code the rows it had; tighten them in a later release.':
    '在 {table} 上增加宽松的策略，让旧代码能看到原来的行；在以后的发布中再收紧。',
  'Copy the rows of {table} to a table of another name, and delete that one in a later release.':
    '把 {table} 的行复制到另一个名称的表，在以后的发布中再删除那个表。',
  'Keep {what} until no version that counts with it can come back.':
    '保留 {what}，直到用它计数的版本不会再回来。',
  'Widen what {key} counts for to bigint before it is full: with a new column that is filled and swapped, where the table is large.':
    '在用尽之前把 {key} 所计数的列放宽为 bigint：表很大时，用新列填好后再交换。',
  'Widen the AUTO_INCREMENT column of {key} to bigint unsigned before it is full, and what points at it; with a tool that copies beside the use where the table is large.':
    '在用尽之前把 {key} 的 AUTO_INCREMENT 列及指向它的列放宽为 bigint unsigned；表很大时，用在线复制的工具。',
  'Keep the name {name} until no version that counts with it can come back.':
    '保留名称 {name}，直到用它计数的版本不会再回来。',
  'Let new code SET {setting} in its own sessions, and change the default when no older version can come back.':
    '让新代码在自己的会话中 SET {setting}，等旧版本不会再回来时再改默认值。',
  'Add the foreign key of {table} in a migration of its own.': '在单独的迁移中增加 {table} 的外键。',
  'Name a scratch server as the engine (mysql://user@host/), which runs the statement and shows what it did.':
    '指定一个临时服务器作为引擎（mysql://user@host/），由它运行该语句并显示其作用。',
  'Put the changes of {table} into one ALTER TABLE.': '把 {table} 的修改放进一条 ALTER TABLE。',
  'Change {table} with gh-ost or pt-online-schema-change when it is large, or split the statement so that each part can be done with ALGORITHM=INSTANT or INPLACE, LOCK=NONE.':
    '{table} 很大时用 gh-ost 或 pt-online-schema-change 修改，或拆分语句，使每一部分都能以 ALGORITHM=INSTANT 或 INPLACE, LOCK=NONE 完成。',
  'Release code that no longer uses {table}; drop the table in a later release, when no version that uses it can come back.':
    '先发布不再使用 {table} 的代码；在以后的发布中，等使用它的版本不会再回来时再删除该表。',
  'Use REINDEX CONCURRENTLY, REFRESH MATERIALIZED VIEW CONCURRENTLY, or a tool that repacks {table} beside its use.':
    '使用 REINDEX CONCURRENTLY、REFRESH MATERIALIZED VIEW CONCURRENTLY，或能在线重整 {table} 的工具。',
  'Change {table} with ALTER TABLE, or copy its rows before it goes.':
    '用 ALTER TABLE 修改 {table}，或在它消失之前复制其行。',
  'In the same transaction, CREATE VIEW {table} AS SELECT * FROM {new}; drop the view when no version that uses the old name can come back.':
    '在同一事务中 CREATE VIEW {table} AS SELECT * FROM {new}；等使用旧名的版本不会再回来时再删除该视图。',
  'Right after the rename, CREATE VIEW {table} AS SELECT … FROM {new} with all columns by name; drop the view when no version that uses the old name can come back.':
    '改名之后立即 CREATE VIEW {table} AS SELECT … FROM {new}，写明所有列；等使用旧名的版本不会再回来时再删除该视图。',
  'Add a new column without a default beside {column}, fill it in small steps, move the code to it, and drop the old one in a later release.':
    '在 {column} 旁边增加不带默认值的新列，分小步填写，让代码改用它，在以后的发布中删除旧列。',
  'Give {table} a primary key.': '给 {table} 一个主键。',
  'Try {trigger} with the writes of the old release before it goes out.':
    '发布之前用旧版本的写入试验 {trigger}。',
  'Keep the trigger {trigger} until no version that relies on it can come back; let it leave rows alone that new code wrote.':
    '保留触发器 {trigger}，直到依赖它的版本不会再回来；让它不要改动新代码写入的行。',
  'Give the trigger of {table} a short transaction of its own, with a lock_timeout.':
    '给 {table} 的触发器一个单独的短事务，并设 lock_timeout。',
  'Find and merge the duplicates of ({columns}) in {table}, release code that writes no new ones, then CREATE UNIQUE INDEX CONCURRENTLY.':
    '找出并合并 {table} 中 ({columns}) 的重复值，发布不再写入重复值的代码，然后 CREATE UNIQUE INDEX CONCURRENTLY。',
  'Find and merge the duplicates of ({columns}) in {table}, release code that writes no new ones, then add the index with ALGORITHM=INPLACE, LOCK=NONE.':
    '找出并合并 {table} 中 ({columns}) 的重复值，发布不再写入重复值的代码，然后以 ALGORITHM=INPLACE, LOCK=NONE 增加索引。',
  'Write {key} and its way back so that both can run more than once.':
    '编写 {key} 及其回退，使两者都可以运行多次。',
  'Move ALTER TABLE {table} VALIDATE CONSTRAINT {name} into the next migration.':
    '把 ALTER TABLE {table} VALIDATE CONSTRAINT {name} 移到下一个迁移。',
  'Cast the column in the view to {type}, so that {column} stays what it was.':
    '在视图中把该列转换为 {type}，使 {column} 保持原样。',
  'Fill {table} in steps of some thousand rows by key, each in its own transaction, outside the migration.':
    '在迁移之外，按键以每步几千行填写 {table}，每步一个事务。',
  'Commit right after the statement that locks {table}, and do the rest in the next migration.':
    '在锁住 {table} 的语句之后立即提交，其余的放到下一个迁移。',
  'Set the zero dates of {table} to NULL or to a real date in batches before the release.':
    '发布之前分批把 {table} 的零日期设为 NULL 或真实日期。',
  'Give {columns} a DEFAULT, or let it be NULL until {table} is filled.':
    '给 {columns} 一个 DEFAULT，或在填写 {table} 之前允许为 NULL。',
};
