import type { Phrases } from '../phrase.ts';

/** Reasons of the database rules. */
export const databaseReasons: Phrases = {
  'MySQL looks into what it keeps only when it is used. The migration succeeds, and the first query on the view (1356), write to the table of the trigger or call of the routine (1054, 1146, 1305) fails, from old code and new.':
    'MySQL 只在使用时才检查所保存的定义。迁移会成功，但对视图的第一次查询（1356）、对触发器所在表的第一次写入或对存储例程的第一次调用（1054、1146、1305）会失败，无论旧代码还是新代码。',
  'PostgreSQL looks into the body of a function only when it runs. The migration succeeds, and the first call or write that reaches the body fails, from old code and new.':
    'PostgreSQL 只在运行时才检查函数体。迁移会成功，但第一次走到函数体的调用或写入会失败，无论旧代码还是新代码。',
  'A delete by old code, which knows nothing of it, takes the rows that point at it along without a word, and a rollback does not bring them back.':
    '旧代码对此一无所知，它的删除会悄悄带走引用该行的行，回滚也找不回来。',
  'A delete by old code, which knows nothing of it, takes the rows that point at it along without a word, fires none of their triggers, and a rollback does not bring them back.':
    '旧代码对此一无所知，它的删除会悄悄带走引用该行的行，不触发它们的触发器，回滚也找不回来。',
  'The migration fails with 23514 when such rows are there; old code that still writes them fails afterwards.':
    '如果存在这样的行，迁移会以 23514 失败；仍写入这类行的旧代码之后会失败。',
  'The migration fails with 3819 (4025 in MariaDB) when such rows are there; old code that still writes them fails afterwards.':
    '如果存在这样的行，迁移会以 3819（MariaDB 为 4025）失败；仍写入这类行的旧代码之后会失败。',
  'Old code beside new code, or after a rollback, meets rows that it could count on never to see; the check cannot come back over them.':
    '与新代码并行或回滚之后，旧代码会遇到它本以为绝不会出现的行；有了这些行，检查约束也加不回来。',
  'With foreign_key_checks = 0, or without strict mode, the migration succeeds whatever the rows hold: what does not fit is cut, replaced or left to stand, and old and new code meet it later.':
    '在 foreign_key_checks = 0 或非严格模式下，无论行中是什么迁移都会成功：不合适的值被截断、替换或原样留下，新旧代码以后都会遇到。',
  'Old code gets rows in another order, and pages that it cut by value overlap or miss some; values that differed may now be equal, and a join with a column of the old collation fails with 42P22.':
    '旧代码得到的行顺序改变，按值分页会重叠或漏掉一些；原来不同的值现在可能相等，与旧排序规则的列连接会以 42P22 失败。',
  'The order of texts changed under the indexes, with the system library for example. They no longer find all rows, and a unique one may hold duplicates that no proof by its index shows.':
    '索引之下的文本顺序变了，例如随系统库而变。索引不再能找到所有行，唯一索引中可能有重复值，而通过该索引的证明看不出来。',
  'While old and new code run side by side, and after a rollback, each old query that names the column fails with {code}. Most object mappers name all columns.':
    '新旧代码并行期间以及回滚之后，每个写到该列的旧查询都会以 {code} 失败。大多数对象映射器会写出所有列。',
  'While old and new code run side by side, and after a rollback, each old query that names the column fails with {code}.':
    '新旧代码并行期间以及回滚之后，每个写到该列的旧查询都会以 {code} 失败。',
  'An insert or update that names a generated column fails with 3105 (1906 in MariaDB); most object mappers name all columns.':
    '写到生成列的插入或更新会以 3105（MariaDB 为 1906）失败；大多数对象映射器会写出所有列。',
  'An insert or update that names a generated column fails with 428C9; most object mappers name all columns.':
    '写到生成列的插入或更新会以 428C9 失败；大多数对象映射器会写出所有列。',
  'Old queries still plan, but the values that stood in the column are gone unless the migration copied them.':
    '旧查询仍可执行，但除非迁移复制过，列中原来的值都没有了。',
  'Old code keeps asking for the old name: its queries fail with {code}, or read another column where the name was given away.':
    '旧代码继续使用旧名：它的查询会以 {code} 失败；如果旧名给了别的列，则会读到另一列。',
  'MySQL converts silently where it can, and fails with 1265, 1292 or 1366 on values that it cannot convert in strict mode. Old code sends and gets values of another kind, and texts compare otherwise where the collation changes. What old code makes of them shows only when it runs.':
    'MySQL 能转换时就悄悄转换；严格模式下遇到不能转换的值会以 1265、1292 或 1366 失败。旧代码发送和得到的值种类不同；排序规则改变时文本的比较也不同。旧代码会怎样处理它们，只有运行时才知道。',
  'Old code sends and expects values of the old type. Whether the operators still fit shows when its queries are planned; what old code makes of the values shows only when it runs.':
    '旧代码发送并期待旧类型的值。运算符是否仍然适用，要在计划查询时才知道；旧代码会怎样处理这些值，只有运行时才知道。',
  'Each of these types surprises somebody later: money by its rounding and currency, char by its blanks, timestamps without a zone by the zone of the session, integers by their end.':
    '这些类型以后都会让人意外：money 的舍入和币种，char 的空格，不带时区的时间戳随会话时区变化，整数会用尽。',
  'In strict mode the migration fails with 1265, 1406 or 1264 when some values do not fit; without it they are cut and nobody is told. Old code that still writes such values fails afterwards.':
    '严格模式下，若有值放不下，迁移会以 1265、1406 或 1264 失败；非严格模式下它们被截断而无人知晓。仍写入这类值的旧代码之后会失败。',
  'The migration fails with 22001 or 22003, or cuts values, when some do not fit; old code that still writes such values fails afterwards.':
    '若有值放不下，迁移会以 22001 或 22003 失败，或截断这些值；仍写入这类值的旧代码之后会失败。',
  'After a rollback, or beside new code, old code meets values that its own types and checks do not hold: numbers overflow, texts are cut.':
    '回滚之后或与新代码并行时，旧代码会遇到自己的类型和检查容纳不了的值：数字溢出，文本被截断。',
  'Old code that reads by position, or inserts without naming the columns, puts values into the wrong ones; where the types fit, nothing fails.':
    '按位置读取或不写列名插入的旧代码会把值放进错误的列；只要类型合适，就不会报错。',
  'CONCURRENTLY is refused inside a transaction (25001). A tool that sends the file as one, or wraps it in a transaction, fails in the middle of the release.':
    '事务内不允许 CONCURRENTLY（25001）。把文件作为整体发送或包在事务中的工具会在发布中途失败。',
  'It holds for new rows only. Code that relies on it meets old rows that break it, and so does a migration that does, such as SET NOT NULL behind a check.':
    '它只对新行有效。依赖它的代码会遇到违反它的旧行；依赖它的迁移也一样，例如借助检查约束的 SET NOT NULL。',
  'ADD CHECK and ADD FOREIGN KEY look at every row at once: writers of the table, and of the one that a key points at, wait meanwhile.':
    'ADD CHECK 和 ADD FOREIGN KEY 会一次检查所有行：期间该表以及外键所指表的写入方都在等待。',
  'There is no time in which both stand: old code cannot run beside new code, and a rollback finds neither the column nor its values.':
    '没有一段时间两者同时存在：旧代码不能与新代码并行，回滚后既没有该列也没有它的值。',
  'An old insert that leaves the column out works as before but stores the new default, which old code may not expect. What an update sets by itself (ON UPDATE CURRENT_TIMESTAMP) counts: forgotten in MODIFY, the time of the last change stands still.':
    '不写该列的旧插入照常成功，但存入新的默认值，旧代码可能没有料到。更新时自动设置的值（ON UPDATE CURRENT_TIMESTAMP）也算：在 MODIFY 中漏写，最后修改时间就不再变化。',
  'An old insert that leaves the column out works as before but stores the new default, which old code may not expect.':
    '不写该列的旧插入照常成功，但存入新的默认值，旧代码可能没有料到。',
  'Old inserts that leave the column out fail with 1364 in strict mode where it is NOT NULL, and write NULL where it is not.':
    '不写该列的旧插入，在该列为 NOT NULL 时于严格模式下以 1364 失败，否则写入 NULL。',
  'Old inserts that leave the column out fail with 23502 where it is NOT NULL, and write NULL where it is not.':
    '不写该列的旧插入，在该列为 NOT NULL 时以 23502 失败，否则写入 NULL。',
  'The migration fails with 23514 or 23502 when columns of the domain hold other values; old code that still writes them fails afterwards.':
    '如果该域的列中有其他值，迁移会以 23514 或 23502 失败；仍写入这类值的旧代码之后会失败。',
  'Whoever takes the release back in a hurry ends between both schemas: a part of it is gone, the rest stays, and neither code knows what is left.':
    '匆忙撤回发布的人会停在两种结构之间：一部分没有了，其余的还在，新旧代码都不认识剩下的结构。',
  'After the rollback old code runs on a schema that it was never tested on, and the release may fail when it goes up again.':
    '回滚后旧代码运行在从未测试过的结构上，再次升级时发布可能失败。',
  'New code has written there since the release; after the way back and another try the new code finds nothing of it. Rolling back code alone keeps the rows.':
    '发布以来新代码已在那里写入数据；回退再重试之后，新代码什么也找不到。只回滚代码则可以保留这些行。',
  'The other migrations can be taken back, so a rollback runs to its end and says that all is well; what this one changed stays.':
    '其他迁移可以撤回，因此回滚会执行到底并报告一切正常；而这一个所做的变更仍然留着。',
  'New code writes the value; old code beside it, or after a rollback, reads it and has no case for it.':
    '新代码写入该值；与它并行或回滚后的旧代码读到它，却没有对应的分支。',
  'Old code that casts to the type fails with 42704, and so do drivers and object mappers that look it up by its name.':
    '转换为该类型的旧代码会以 42704 失败，按名称查找该类型的驱动和对象映射器也会失败。',
  'Old code that writes or compares with the value fails with 22P02, and so does the migration when rows hold it.':
    '写入该值或与之比较的旧代码会以 22P02 失败；如果有行包含该值，迁移也会失败。',
  'The migration fails with 1265 in strict mode when rows hold the value, and empties them without; old code that writes it fails with 1265 afterwards.':
    '如果有行包含该值，严格模式下迁移会以 1265 失败，否则会把它们清空；写入该值的旧代码之后以 1265 失败。',
  'Old code that writes or compares with the old name fails with 22P02, and reads a name that it does not know.':
    '写入旧名或与之比较的旧代码会以 22P02 失败，并且会读到不认识的名称。',
  'MySQL stores the number of a value and sorts by it: old code that sorts, compares by number or reads the number (mood + 0) gets something else, and the whole table is written anew.':
    'MySQL 存储的是值的序号并按它排序：排序、按序号比较或读取序号（mood + 0）的旧代码会得到别的结果，而且整个表会被重写。',
  'ORDER BY, <, > and max() of old code go by this order: its queries work and give something else.':
    '旧代码的 ORDER BY、<、> 和 max() 按这个顺序：它的查询能执行，但结果不同。',
  'What the event cleaned up, counted or copied for old code now stays undone, without an error.':
    '该事件为旧代码清理、统计或复制的工作现在没人做了，而且不会报错。',
  'The migration fails with 23P01 when such rows are there, and keeps writers out while it looks; old code that still writes them fails afterwards.':
    '如果存在这样的行，迁移会以 23P01 失败，检查期间不允许写入；仍写入这类行的旧代码之后会失败。',
  'Old code beside new code, or after a rollback, meets rows that overlap; the constraint cannot come back over them.':
    '与新代码并行或回滚之后，旧代码会遇到重叠的行；有了这些行，约束也加不回来。',
  'Its functions, operators and types go with it: old queries that use them fail with 42883 or 42704. Old queries, where they are given, prove it.':
    '它的函数、运算符和类型随之消失：使用它们的旧查询会以 42883 或 42704 失败。如果给出旧查询，就能证明。',
  'The migration fails with 1452 when such rows are there, unless it sets foreign_key_checks = 0: then they stay, and nobody is told. Old code that writes in another order, or deletes what is pointed at, fails afterwards.':
    '如果存在这样的行，迁移会以 1452 失败；除非它设置了 foreign_key_checks = 0，那样这些行会留下而无人知晓。按其他顺序写入或删除被引用行的旧代码之后会失败。',
  'The migration fails with 23503 when such rows are there; old code that writes in another order, or deletes what is pointed at, fails afterwards.':
    '如果存在这样的行，迁移会以 23503 失败；按其他顺序写入或删除被引用行的旧代码之后会失败。',
  'Old code beside new code, or after a rollback, meets rows whose partner is missing; the key cannot come back over them, and a cascade that old code relied on no longer happens.':
    '与新代码并行或回滚之后，旧代码会遇到缺少对应行的行；有了这些行，外键也加不回来，旧代码依赖的级联也不再发生。',
  'Values that one side takes the other cannot: once numbers outgrow the narrower one, inserts fail with 22003. Comparing them may need a cast that no index serves.':
    '一侧能放的值另一侧放不下：一旦数字超过较窄的类型，插入会以 22003 失败。比较时可能需要转换，而没有索引可用。',
  'Each delete and each change of a key in the table that is pointed at reads this table from end to end, and keeps its locks meanwhile.':
    '在被引用的表中，每次删除和每次修改键都要整体扫描此表，期间一直持有锁。',
  'Old code that calls it fails with 1305. Old queries, where they are given, prove it on a server.':
    '调用它的旧代码会以 1305 失败。如果给出旧查询，就能在服务器上证明。',
  'Old code that calls it fails with 42883. Old queries, where they are given, prove it.':
    '调用它的旧代码会以 42883 失败。如果给出旧查询，就能证明。',
  'Old code calls the function as before and gets something of another type or shape. Old queries, where they are given, prove it.':
    '旧代码照旧调用该函数，得到的却是另一种类型或形状。如果给出旧查询，就能证明。',
  'Old code that works as this role is refused with 42501 while it runs beside new code, and after a rollback.':
    '以该角色工作的旧代码，在与新代码并行期间和回滚之后会被 42501 拒绝。',
  'Old code that works as this user is refused with 1142 (1044, 1143, 1370) while it runs beside new code, and after a rollback. Rights are read from the text: a scratch server is given none.':
    '以该用户工作的旧代码，在与新代码并行期间和回滚之后会被 1142（1044、1143、1370）拒绝。权限从文本中读出：临时服务器上不授予权限。',
  'An insert of old code that names a GENERATED ALWAYS identity fails with 428C9, unless it says OVERRIDING SYSTEM VALUE.':
    '旧代码的插入若写到 GENERATED ALWAYS 标识列，会以 428C9 失败，除非写明 OVERRIDING SYSTEM VALUE。',
  'CREATE INDEX keeps every insert, update and delete on the table waiting until the index is built: old and new code stand still for as long as the table is large.':
    'CREATE INDEX 让该表的所有插入、更新和删除等到索引建完：表有多大，新旧代码就停多久。',
  'DROP INDEX needs the table for itself: it waits behind every query that runs, and all others wait behind it.':
    'DROP INDEX 需要独占该表：它排在所有正在运行的查询之后，而其他查询都排在它之后。',
  'It costs every write and serves no query better.': '它增加每次写入的开销，却不会让任何查询更好。',
  'No query uses it and every write pays for it. A migration that says IF NOT EXISTS takes it for the index that it wants and ends well without one.':
    '没有查询用它，每次写入却要为它付出代价。写 IF NOT EXISTS 的迁移会把它当作想要的索引，没有建成也算成功。',
  'A key of InnoDB holds 3072 bytes, and a character of utf8mb4 counts as four. The migration fails with 1071 in the middle of the release; MariaDB cuts an index that is not unique short, without an error.':
    'InnoDB 的键最多 3072 字节，utf8mb4 的一个字符按四字节计。迁移会在发布中途以 1071 失败；对非唯一索引，MariaDB 会截短而不报错。',
  'Old queries still work, but read the whole table where they went by the index: under load they time out.':
    '旧查询仍可执行，但原来走索引的地方要读整个表：负载下会超时。',
  'Between the two, queries that need the index read the whole table: old code is slow or times out until the new one is built.':
    '在两者之间，需要该索引的查询要读整个表：新索引建成之前，旧代码会变慢或超时。',
  'Values of json cannot be compared: an old SELECT DISTINCT, UNION or GROUP BY over all columns of the table fails with 42883 from then on.':
    'json 的值不能比较：对该表所有列的旧 SELECT DISTINCT、UNION 或 GROUP BY 从此会以 42883 失败。',
  'ADD PRIMARY KEY, UNIQUE and EXCLUDE build an index under an ACCESS EXCLUSIVE lock: all queries of old and new code on the table wait until it is built.':
    'ADD PRIMARY KEY、UNIQUE 和 EXCLUDE 在 ACCESS EXCLUSIVE 锁下建索引：新旧代码对该表的所有查询都要等它建完。',
  'Each statement that changes a table waits for its metadata lock, also an INSTANT one, for as long as lock_wait_timeout says: a day in MariaDB, a year in MySQL. While it waits behind one open transaction, all other queries on the table wait behind it.':
    '每条修改表的语句都要等待元数据锁，INSTANT 的也一样，最长等到 lock_wait_timeout：MariaDB 为一天，MySQL 为一年。它排在一个未结束的事务之后时，该表的其他查询都排在它之后。',
  'While it waits behind one long query, all other queries on the table wait behind it: old code stands still for as long as that query runs.':
    '它排在一个长查询之后时，该表的其他查询都排在它之后：那个查询运行多久，旧代码就停多久。',
  'The release stops in the middle: the migration is undone, or half of it stays, and the new code finds a schema that it does not know.':
    '发布停在中途：迁移被撤销，或留下一半，新代码面对的是不认识的结构。',
  'Its statements do not run in one transaction: where one fails, those before it stay, and neither the migration nor its way back fits the schema that is left.':
    '它的语句不在一个事务中运行：其中一条失败时，之前的语句已经生效，剩下的结构既不适合迁移也不适合回退。',
  'MySQL ends the transaction at each statement that changes the schema: where one fails, those before it stay, and neither the migration nor its way back fits the schema that is left.':
    'MySQL 在每条修改结构的语句处结束事务：其中一条失败时，之前的语句已经生效，剩下的结构既不适合迁移也不适合回退。',
  'New code cannot run before the migration, nor after the migration alone was rolled back: migrate first.':
    '新代码不能在迁移之前运行，也不能在只回滚迁移之后运行：先迁移。',
  'Old and new code run at the same time for a while, on one schema. Whichever of code and schema goes out first, one of the two fails until the other follows.':
    '新旧代码会在同一结构上同时运行一段时间。无论代码和结构谁先发布，在另一个跟上之前，总有一方会失败。',
  'New code may write NULL. Old code beside it, or after a rollback, reads the row and was never told that a value can be missing.':
    '新代码可能写入 NULL。与它并行或回滚后的旧代码读到该行，却从不知道值可能缺失。',
  'SET NOT NULL looks at every row under an ACCESS EXCLUSIVE lock, unless a validated check already says that none is NULL.':
    'SET NOT NULL 在 ACCESS EXCLUSIVE 锁下检查每一行，除非已有经过验证的检查约束说明没有 NULL。',
  'In strict mode the migration fails with 1138 or 1265 when NULLs are there, without it they become 0 or empty texts; old code that still writes NULL fails afterwards with 1048.':
    '若存在 NULL，严格模式下迁移会以 1138 或 1265 失败，否则它们变为 0 或空文本；仍写入 NULL 的旧代码之后以 1048 失败。',
  'The migration fails with 23502 when NULLs are there; old code that still writes NULL, or leaves the column out, fails afterwards.':
    '若存在 NULL，迁移会以 23502 失败；仍写入 NULL 或不写该列的旧代码之后会失败。',
  'Old code sends this query while it runs beside new code, and again after a rollback.':
    '旧代码在与新代码并行期间会发送这个查询，回滚之后还会发送。',
  'Old code still gets an answer, but of another shape: drivers map types differently (bigint arrives as text or loses digits), and code that reads by position reads another column.':
    '旧代码仍能得到结果，但形状不同：驱动对类型的映射不同（bigint 变成文本或丢失位数），按位置读取的代码会读到另一列。',
  'Old code still gets an answer, but of another shape: drivers map types differently (bigint arrives as text), and a statement that a driver prepared before the migration fails after it (0A000).':
    '旧代码仍能得到结果，但形状不同：驱动对类型的映射不同（bigint 变成文本），迁移前由驱动预备的语句之后会失败（0A000）。',
  'What goes out first meets what is still there: old code the new schema, or new code the old schema. The other order would do no harm.':
    '先发布的一方会遇到仍在的另一方：旧代码遇到新结构，或新代码遇到旧结构。换一种顺序就没有损害。',
  'The migration fails with 23514 when such rows are there, and reads the whole table under a lock; old code that still writes them fails afterwards.':
    '如果存在这样的行，迁移会以 23514 失败，并在锁下读整个表；仍写入这类行的旧代码之后会失败。',
  'Old code that reads the parent no longer finds these rows and is told nothing; its writes into the bounds of the partition fail with 23514, unless another partition takes them.':
    '读取父表的旧代码不再找到这些行，也得不到提示；写入该分区边界内的行会以 23514 失败，除非有另一个分区接收。',
  'ATTACH PARTITION reads the whole table unless a validated check says that its rows fit; DETACH PARTITION keeps everybody out of the parent.':
    '除非已有经过验证的检查约束说明各行合适，否则 ATTACH PARTITION 会读整个表；DETACH PARTITION 会让谁都不能使用父表。',
  'SELECT * and INSERT without a column list change their meaning with every column that comes or goes, also where nothing fails.':
    'SELECT * 和不写列名的 INSERT 会随每次列的增减改变含义，即使没有报错。',
  'Old code does not know the column. In strict mode each of its inserts fails with 1364 while it runs beside new code, and after a rollback; rows that are there get an empty value that nobody chose (0, or an empty text).':
    '旧代码不认识该列。严格模式下，与新代码并行期间和回滚之后，它的每次插入都会以 1364 失败；已有的行会得到一个没人选定的空值（0 或空文本）。',
  'Old code does not know the column. While it runs beside new code, and after a rollback, each of its inserts fails with 23502.':
    '旧代码不认识该列。与新代码并行期间和回滚之后，它的每次插入都会以 23502 失败。',
  'MySQL knows one routine of a name. Old code that calls it with another number of arguments fails with 1318; arguments of another type are converted without a word; another body does something that old code was never tried with.':
    'MySQL 中一个名称只有一个存储例程。以不同参数个数调用它的旧代码会以 1318 失败；类型不同的参数会被悄悄转换；函数体改变后做的事，旧代码从未试过。',
  'Rows that a policy hides from old code vanish without an error, and writes that it forbids fail with 42501; a policy that is gone shows rows that were hidden.':
    '策略对旧代码隐藏的行会无声消失，被它禁止的写入会以 42501 失败；策略取消后，原来隐藏的行会显示出来。',
  'Old code beside new code, and after a rollback, no longer finds the rows; nothing but a backup brings them back.':
    '与新代码并行和回滚之后，旧代码都找不到这些行；除了备份，没有办法找回。',
  'Old code that asks it for the next number, as many object mappers do, fails with 42P01.':
    '像许多对象映射器那样向它取下一个数的旧代码会以 42P01 失败。',
  'When the last value is taken every insert fails with 2200H or 22003, whichever version of the code writes. Two versions that write at once take values faster.':
    '最后一个值用掉之后，无论哪个版本的代码写入，每次插入都会以 2200H 或 22003 失败。两个版本同时写入时用得更快。',
  'Old code that asks the old name for the next number, as many object mappers do, fails with 42P01.':
    '像许多对象映射器那样向旧名取下一个数的旧代码会以 42P01 失败。',
  'What ALTER ROLE or ALTER DATABASE sets holds for each new session, of old code too: another search_path finds other tables or none, another time zone or timeout changes what it gets.':
    'ALTER ROLE 或 ALTER DATABASE 的设置对每个新会话有效，旧代码的也一样：search_path 不同会找到别的表或找不到表，时区或超时不同会改变结果。',
  'Each key locks the table that has it and the one that it points at; together they keep writers out of all of them until the last one is done, and may meet a deadlock.':
    '每个外键都会锁住所在的表和所指的表；合在一起，直到最后一个完成之前所有这些表都不能写入，还可能死锁。',
  'Without a server the schema is known from the text of the migrations alone. What a procedure, a statement put together at run time, or unknown syntax changes is not in it, so nothing can be said of what old code then meets.':
    '没有服务器时，只能从迁移文本得知结构。存储过程、运行时拼成的语句或未知语法所做的变更不在其中，因此无法说明旧代码会遇到什么。',
  'Each ALTER TABLE goes over the rows by itself; in one statement they go over them once, and others wait once.':
    '每条 ALTER TABLE 都要各自扫过所有行；合成一条语句只扫一遍，其他会话也只等一次。',
  'While MySQL copies the table, or changes it in place under a shared lock, every write of old and new code to it waits, and replicas fall behind by the time that it takes.':
    'MySQL 复制该表或在共享锁下就地修改期间，新旧代码对它的每次写入都在等待，副本也会落后同样长的时间。',
  'While old and new code run side by side, and after a rollback, each old query on the table fails with 1146, and its rows are lost: MySQL cannot undo it.':
    '新旧代码并行期间以及回滚之后，对该表的每个旧查询都会以 1146 失败，而且数据丢失：MySQL 无法撤销。',
  'While old and new code run side by side, and after a rollback, each old query on the table fails with 42P01, and its rows are lost.':
    '新旧代码并行期间以及回滚之后，对该表的每个旧查询都会以 42P01 失败，而且数据丢失。',
  'REINDEX, CLUSTER, VACUUM FULL and REFRESH MATERIALIZED VIEW keep writers out until they are done, most of them readers too.':
    'REINDEX、CLUSTER、VACUUM FULL 和 REFRESH MATERIALIZED VIEW 在完成之前不允许写入，其中大多数也不允许读取。',
  'Old queries still plan, but the rows that stood in the table are gone unless the migration copied them.':
    '旧查询仍可执行，但除非迁移复制过，表中原来的行都没有了。',
  'Old code keeps asking for the old name: each of its queries on the table fails with {code}.':
    '旧代码继续使用旧名：它对该表的每个查询都会以 {code} 失败。',
  'The whole table and its indexes are copied under an ACCESS EXCLUSIVE lock: old and new code wait for as long as it is large, and need its size on disk once more.':
    '整个表及其索引在 ACCESS EXCLUSIVE 锁下复制：表有多大，新旧代码就等多久，磁盘上还需要同样大小的空间。',
  'Row-based replicas read the whole table for each row that changes, group replication refuses it, and gh-ost and pt-online-schema-change have nothing to go by.':
    '基于行的副本每改一行都要读整个表，组复制会拒绝它，gh-ost 和 pt-online-schema-change 也无从下手。',
  'Rows cannot be told apart: logical replication refuses their updates and deletes, and tools that copy in steps have nothing to go by.':
    '无法区分各行：逻辑复制会拒绝更新和删除，分步复制的工具也无从下手。',
  'The trigger fires for old code too: what it changes, refuses or costs was never tried with the writes of old code.':
    '触发器对旧代码也会触发：它的修改、拒绝或开销从未与旧代码的写入一起试过。',
  'What the trigger filled, checked or copied for old code now stays undone, without an error.':
    '该触发器为旧代码填写、检查或复制的工作现在没人做了，而且不会报错。',
  'CREATE TRIGGER and ENABLE or DISABLE TRIGGER keep writers out until the transaction ends, and wait behind every write that runs.':
    'CREATE TRIGGER 以及 ENABLE 或 DISABLE TRIGGER 在事务结束之前不允许写入，并且要排在所有正在进行的写入之后。',
  'The migration fails with 1062 when duplicates are there, and what came before it stays: MySQL undoes no DDL. Old code that still writes duplicates fails afterwards.':
    '若存在重复值，迁移会以 1062 失败，而之前的变更已经生效：MySQL 不撤销 DDL。仍写入重复值的旧代码之后会失败。',
  'The migration fails with 23505 when duplicates are there, often in the middle of the release; old code that still writes duplicates fails afterwards.':
    '若存在重复值，迁移会以 23505 失败，往往就在发布中途；仍写入重复值的旧代码之后会失败。',
  'Old code that reads one row may now meet two, its INSERT … ON DUPLICATE KEY UPDATE inserts a second row without a word, and a rollback cannot bring the index back over duplicates.':
    '只读一行的旧代码现在可能遇到两行，它的 INSERT … ON DUPLICATE KEY UPDATE 会悄悄插入第二行；有了重复值，回滚也加不回该索引。',
  'Old code that reads one row may now meet two, its ON CONFLICT on these columns fails with 42P10, and a rollback cannot bring the index back over duplicates.':
    '只读一行的旧代码现在可能遇到两行，它对这些列的 ON CONFLICT 会以 42P10 失败；有了重复值，回滚也加不回该索引。',
  'A release that was taken back is corrected and tried again; the second time it fails, or leaves another schema than the first.':
    '撤回的发布会在修正后重试；第二次它会失败，或留下与第一次不同的结构。',
  'NOT VALID helps only when the validation runs in a later transaction: in the same one the lock of ADD CONSTRAINT is held while all rows are read.':
    '只有在后面的事务中验证，NOT VALID 才有用：在同一事务中，读取所有行期间一直持有 ADD CONSTRAINT 的锁。',
  'Old code compares and reads values of the old type. Whether its operators still fit shows when its queries are planned.':
    '旧代码比较和读取的是旧类型的值。它的运算符是否仍然适用，要在计划查询时才知道。',
  'Old code reads values of the old type: drivers map types differently, and a narrower type cuts what was whole.':
    '旧代码读取旧类型的值：驱动对类型的映射不同，较窄的类型会截断原来完整的值。',
  'While old and new code run side by side, and after a rollback, each old query on the view fails with {code}.':
    '新旧代码并行期间以及回滚之后，对该视图的每个旧查询都会以 {code} 失败。',
  'An UPDATE without WHERE holds a lock on every row until the transaction ends: writers of old and new code wait for it, replicas fall behind, and the table grows to twice its size.':
    '没有 WHERE 的 UPDATE 会锁住每一行直到事务结束：新旧代码的写入都在等待，副本落后，表会膨胀到两倍大小。',
  'An UPDATE without WHERE locks every row, and the gaps between, until its transaction ends: writers of old and new code wait for it or fail with 1205, the undo log grows, and replicas fall behind by the time that it takes.':
    '没有 WHERE 的 UPDATE 会锁住每一行及其间隙直到事务结束：新旧代码的写入要么等待，要么以 1205 失败，撤销日志增长，副本落后同样长的时间。',
  'An ACCESS EXCLUSIVE lock is held until its transaction ends: whatever the transaction does afterwards, all queries on the table wait for it.':
    'ACCESS EXCLUSIVE 锁会持有到事务结束：无论事务之后做什么，该表的所有查询都在等它。',

  'In strict mode with NO_ZERO_DATE MySQL refuses to copy a row with such a date, in whatever column it stands, and to give one to rows of a new column: the migration fails with 1292, here and not where the tables are empty.':
    '在带 NO_ZERO_DATE 的严格模式下，MySQL 拒绝复制带有这种日期的行（无论在哪一列），也拒绝给新列的行赋这种日期：迁移会以 1292 失败，在这里失败而在空表上不会。',
  'When the last value is taken every insert fails with 167, 1062 or 1467, whichever version of the code writes. Two versions that write at once take values faster.':
    '最后一个值用掉之后，无论哪个版本的代码写入，每次插入都会以 167、1062 或 1467 失败。两个版本同时写入时用得更快。',
};
