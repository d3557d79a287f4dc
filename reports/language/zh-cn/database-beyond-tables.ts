import type { Phrases } from '../phrase.ts';

/** What the database rules say of roles, rules, types, functions, sequences, views and publications. */
export const databaseBeyondTables: Phrases = {
  // roles
  'Role {role} loses {rights}': '角色 {role} 失去 {rights}',
  'Give {role} {rights} again, until no version that works as {role} can come back.':
    '重新给予 {role} {rights}，直到以 {role} 工作的版本不会再回来。',

  // rules and triggers
  'Rule {name} is new: {definition}': '规则 {name} 是新的：{definition}',
  'Rule {name} no longer fires': '规则 {name} 不再生效',
  'Rule {name} is now {definition}': '规则 {name} 现在是 {definition}',
  'Keep the rule {name} until no version that relies on it can come back; let it leave rows alone that new code wrote.':
    '保留规则 {name}，直到依赖它的版本不会再回来；让它不要动新代码写入的行。',

  // columns that the database alone fills
  'Column {column} is now GENERATED ALWAYS: old inserts that fill it are refused':
    '列 {column} 现在是 GENERATED ALWAYS：填写它的旧插入会被拒绝',
  'Column {column} is now GENERATED ALWAYS: old inserts had to fill it, as it had no default, and are refused':
    '列 {column} 现在是 GENERATED ALWAYS：它以前没有默认值，旧插入必须填写它，现在会被拒绝',

  // columns that are computed
  'Column {column} was computed from {from} and now from {to}: old code reads other values':
    '列 {column} 原由 {from} 计算，现由 {to} 计算：旧代码会读到别的值',
  'Column {column} was computed from {from} and now no longer: rows of old code get {value}':
    '列 {column} 原由 {from} 计算，现在不再计算：旧代码的行得到 {value}',
  'Column {column} is no longer computed': '列 {column} 不再由计算得出',
  'a number that counts up': '递增的数',
  'Put a column of another name beside {column} for new code, and drop the old one in a later release.':
    '在 {column} 旁边为新代码增加另一个名称的列，在以后的发布中删除旧列。',

  // types and what else SQL may name
  'A type of several fields has other fields': '复合类型的字段改变',
  'Old code that names a field that is gone fails with 42703. A value is written as a whole: old code that gives too many or too few fields is refused with 42846 or 22P02, and what stood in a field that is dropped is lost.':
    '旧代码若写到不见了的字段会以 42703 失败。值是整体写入的：旧代码给出的字段过多或过少会以 42846 或 22P02 被拒绝，被删除字段中原有的内容会丢失。',
  'Type {type} loses {fields}': '类型 {type} 失去 {fields}',
  'Type {type} held ({from}) and now holds ({to})': '类型 {type} 原有 ({from})，现有 ({to})',
  'Put a type of another name beside {type} for new code, and drop the old one in a later release.':
    '在 {type} 旁边为新代码增加另一个名称的类型，在以后的发布中删除旧类型。',
  'A type, operator, cast or collation that old code may name is gone':
    '旧代码可能写到的类型、运算符、类型转换或排序规则不见了',
  'Old queries that name it fail with 42704, 42883 or 42846; where an implicit cast is gone, they need not even name it. Old queries, where they are given, prove it.':
    '写到它的旧查询会以 42704、42883 或 42846 失败；隐式转换不见时，旧查询甚至不必写到它。给出旧查询时，由它们证明。',
  'The {what*} {name} is gone': '{what} {name} 不见了',
  type: '类型',
  operator: '运算符',
  cast: '类型转换',
  'implicit cast': '隐式类型转换',
  collation: '排序规则',
  'text search configuration': '全文检索配置',
  'Keep the {what*} {name} until no version that uses it can come back.':
    '保留{what} {name}，直到使用它的版本不会再回来。',
  'New code may write values that a domain kept out': '新代码可能写入原先被域拦住的值',
  'Old code beside new code, or after a rollback, meets values in columns of the domain that it could count on never to see; the demand cannot come back over them.':
    '与新代码并行或回滚之后，旧代码会在该域的列中遇到它本以为绝不会出现的值；有了这些值，原来的要求也加不回来。',
  'Domain {domain} no longer demands {what}': '域 {domain} 不再要求 {what}',
  'Keep {demands} on {domain} until no version that relies on it can come back.':
    '在 {domain} 上保留 {demands}，直到依赖它的版本不会再回来。',

  // functions
  'A function that old code may call is called otherwise or does something else':
    '旧代码可能调用的函数调用方式不同，或做的事变了',
  'Old calls that name a parameter by its old name, or leave out one that lost its default, fail with 42883; without the rights of its owner a function fails with 42501 for callers who lack them. Another body does something that old code was never tried with.':
    '用旧名指定参数，或省略失去默认值的参数的旧调用，会以 42883 失败；函数没有了所有者的权限，缺少权限的调用方会以 42501 失败。内容不同的函数做的事，旧代码从未试过。',
  'Parameter {name} of function {function} is now called {to}': '函数 {function} 的参数 {name} 现在叫 {to}',
  'Parameter {name} of function {function} has no name now': '函数 {function} 的参数 {name} 现在没有名称',
  'Function {function} could be called with {count} arguments and now needs {more}':
    '函数 {function} 原来给 {count} 个参数即可调用，现在需要 {more} 个',
  'Function {function} now runs with the rights of its caller': '函数 {function} 现在以调用方的权限运行',
  'Function {function} now gives NULL where an argument is NULL':
    '函数 {function} 现在遇到参数为 NULL 时返回 NULL',
  'Function {function} has another body': '函数 {function} 的内容改变',
  'Leave {what} as it is, put one of another name beside it for new code, and drop the old one in a later release.':
    '保持 {what} 不变，在旁边为新代码增加另一个名称的，在以后的发布中删除旧的。',

  // sequences
  'A sequence counts otherwise': '序列的计数方式改变',
  'Object mappers that take a block of numbers with one call know its size by heart: with other steps old and new code give the same number twice (23505). A sequence that begins again gives old numbers again, and one that ends earlier fails with 2200H.':
    '一次取一段号码的对象映射器固定记住这一段的长度：步长改变后，新旧代码会给出同一个号码（23505）。重新开始的序列会再次给出旧号码，提前结束的序列会以 2200H 失败。',
  'Sequence {name} counted by {from} and now counts by {to}':
    '序列 {name} 原来每次加 {from}，现在每次加 {to}',
  'Sequence {name} now begins again at its end': '序列 {name} 现在到头后重新开始',
  'Sequence {name} ended at {from} and now ends at {to}': '序列 {name} 原来到 {from} 为止，现在到 {to} 为止',
  'Leave {sequence} as it is and give new code a sequence of its own that starts far above it.':
    '保持 {sequence} 不变，给新代码一个自己的序列，从远大于它的数开始。',

  // views
  'A view refuses what old code may do with it': '视图拒绝旧代码可能对它做的事',
  'Old code that writes through the view is refused with 55000 where it cannot be written any more, and with 44000 where a row would not show in it; with security_invoker, roles without rights on the tables below get 42501. Old queries, where they are given, prove it.':
    '通过视图写入的旧代码，在视图不能再写入时以 55000 被拒绝，在该行不会显示于视图中时以 44000 被拒绝；设置 security_invoker 后，对底层表没有权限的角色得到 42501。给出旧查询时，由它们证明。',
  'Old code that writes through the view is refused with 1288, 1348, 1394 or 1471 where it cannot be written any more, and with 1369 where a row would not show in it. Old queries, where they are given, prove it.':
    '通过视图写入的旧代码，在视图不能再写入时以 1288、1348、1394 或 1471 被拒绝，在该行不会显示于视图中时以 1369 被拒绝。给出旧查询时，由它们证明。',
  'Leave {view} as it is and give new code a view of another name.':
    '保持 {view} 不变，给新代码另一个名称的视图。',
  'View {view} no longer takes {what}': '视图 {view} 不再接受 {what}',
  'View {view} now refuses rows that it would not show': '视图 {view} 现在拒绝不会显示于其中的行',
  'View {view} now reads its tables with the rights of who asks': '视图 {view} 现在以查询者的权限读取底层表',
  'Leave {view} as it is and give new code a view of another name, or put INSTEAD OF triggers on it that take what old code writes.':
    '保持 {view} 不变，给新代码另一个名称的视图；或在其上建立 INSTEAD OF 触发器来接收旧代码的写入。',

  // keys and when they are checked
  'A key is checked at another time': '键的检查时机改变',
  'Checked at once, it refuses old code that breaks it for a while within a transaction (23505, 23503). Checked later, it fails at COMMIT where old code does not look, and ON CONFLICT on a unique key fails with 55000.':
    '立即检查时，会拒绝在事务中暂时违反它的旧代码（23505、23503）。推迟检查时，失败出现在旧代码不留意的 COMMIT；对唯一键的 ON CONFLICT 会以 55000 失败。',
  'The foreign key of {table} ({columns}) was checked {from*} and is now checked {to*}':
    '{table} ({columns}) 的外键原来{from}检查，现在{to}检查',
  'The unique key of {table} ({columns}) was checked {from*} and is now checked {to*}':
    '{table} ({columns}) 的唯一键原来{from}检查，现在{to}检查',
  'at once': '立即',
  'at once unless put off': '立即（可推迟）',
  'at the end of the transaction': '在事务结束时',
  'Change the timing of the key of {table} ({columns}) when no version that relies on it can come back.':
    '等依赖它的版本不会再回来时，再改变 {table} ({columns}) 的键的检查时机。',

  '{table} no longer inherits from {parent}: queries of {name} miss its rows.':
    '{table} 不再继承 {parent}：对 {name} 的查询不再看到其中的行。',

  // publications
  'Those who follow the changes of a table no longer hear of all': '订阅表变更的一方不再得知全部变更',
  'Replicas, search indexes and data warehouses that follow a publication fall behind without an error: nobody tells them what they no longer get, and what was not sent meanwhile does not come later.':
    '订阅发布的副本、搜索索引和数据仓库会落后而不报错：没有人告诉它们少了什么，期间没有发送的以后也不会补上。',
  'Publication {name} no longer sends changes of {what}': '发布 {name} 不再发送 {what} 的变更',
  'Publication {name} sends less of {what}: it leaves out {left}':
    '发布 {name} 对 {what} 发送得更少：不含 {left}',
  'Let those who follow {name} move to another publication first, and change this one in a later release.':
    '先让订阅 {name} 的一方转到另一个发布，在以后的发布中再修改它。',
  'The server refuses updates and deletes of a table that is published': '服务器拒绝更新和删除被发布的表',
  'A publication that sends updates and deletes must say which row is meant. Without a primary key or another replica identity each UPDATE and DELETE, of old code and new, fails with 55000.':
    '发送更新和删除的发布必须说明是哪一行。没有主键或其他副本标识时，每个 UPDATE 和 DELETE 都会以 55000 失败，无论旧代码还是新代码。',
  '{table} is published by {names}, and nothing tells its rows apart: updates and deletes fail with {code}':
    '{table} 由 {names} 发布，而没有什么能区分各行：更新和删除会以 {code} 失败',
  'Give {table} a primary key before it is published, or ALTER TABLE {name} REPLICA IDENTITY USING INDEX or FULL.':
    '在发布之前给 {table} 加主键，或执行 ALTER TABLE {name} REPLICA IDENTITY USING INDEX 或 FULL。',
};
