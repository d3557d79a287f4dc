import type { Phrases } from '../phrase.ts';

/** What to do about changes of databases. */
export const databaseRemedies: Phrases = {
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
  'Keep {name} under its name until no version that names it can come back.':
    '保留 {name} 这个名称，直到写到它的版本不会再回来。',
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
  'Give {column} a default that old and new code understand alike, or let new code read NULL there as long as old code may write.':
    '给 {column} 一个新旧代码理解一致的默认值，或在旧代码仍可能写入期间让新代码能读 NULL。',
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
  'Detach {table} when no running code asks {parent} for its rows, and keep a partition for rows that are still written.':
    '等没有运行中的代码向 {parent} 查询这些行时再分离 {table}，并为仍会写入的行保留一个分区。',
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
