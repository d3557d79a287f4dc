import type { Phrases } from '../phrase.ts';

/** Whether old code uses what changed, and what rows say of it. */
export const databaseRows: Phrases = {
  // whether old code uses it
  '{what*}, but old code still uses it: {queries}.': '{what}，但旧代码仍在使用它：{queries}。',
  '{what*}. Old code may use it: nobody can say of {queries}; {why*}.':
    '{what}。旧代码可能使用它：无法判断 {queries}；{why}。',
  'they cannot be tried, or parts of them are known at run time only':
    '它们无法尝试，或有些部分只有运行时才知道',
  '{what*}. Old code may use it: it is named in {files}, where {libraries} builds queries that are not read.':
    '{what}。旧代码可能使用它：{files} 中提到它，那里由 {libraries} 生成的查询没有读取。',
  '{what*}; no old query uses it, but those that {libraries} builds were not read, so they are not complete ({files}).':
    '{what}；没有旧查询使用它，但 {libraries} 生成的查询没有读取，所以查询并不完整（{files}）。',
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
  'The migration sets them right itself ({where}), and it ran on these rows; old code may still write such.':
    '迁移自己修正它们（{where}），并已在这些行上运行过；旧代码仍可能写入这样的行。',
  'The migration changes such rows itself ({where}); whether it reaches all of these was not tried, and old code may still write such.':
    '迁移自己修改这样的行（{where}）；是否涉及全部这些行没有试过，旧代码仍可能写入这样的行。',
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
  'an older foreign key already keeps such rows out': '已有的外键已经不允许这样的行',
  'an older check already asks for as much': '已有的检查约束已有同样的要求',
  '{column} is new and gives each row a value of its own': '{column} 是新列，每一行都有自己的值',
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

  // new columns
  'Rows that are there and those that old code goes on to write hold NULL in the column. New code that expects a value there fails on them, or takes NULL for something that nobody decided.':
    '已有的行和旧代码继续写入的行在该列上为 NULL。新代码若期望那里有值，就会在这些行上失败，或把 NULL 当成谁也没有决定过的意思。',
  'Column {column} is new, may be empty and has no default: it is NULL in the rows of old code.':
    '列 {column} 是新的，可以为空，且没有默认值：旧代码的行在该列上为 NULL。',
};
