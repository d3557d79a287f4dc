import type { Phrases } from '../phrase.ts';

/** What is said of the seven phases of a column change. */
export const phases: Phrases = {
  'The new columns of every row hold what the old ones say': '每一行的新列与旧列一致',
  'A row that the backfill missed reads as empty, and one that it filled wrongly as something else, once the new columns are read.':
    '改读新列之后，回填漏掉的行读出来是空的，填错的行读出来是别的内容。',
  'The backfill fills every row, and a second run finds nothing to do': '回填填满每一行，第二次运行无事可做',
  'A backfill is run in pieces and begun again; under the triggers of the table it must neither change the old columns nor leave rows that it would change again.':
    '回填分段运行并会重新开始；在表的触发器之下，它既不能改动旧列，也不能留下会再次改动的行。',
  'After every write the bridge leaves old and new columns in agreement': '每次写入之后，桥接都使新旧列一致',
  'Old code writes the old columns only and new code the new ones: what the bridge does not carry over, the readers of the other side never see, and what it carries over wrongly they take for true.':
    '旧代码只写旧列，新代码只写新列：桥接没有带过去的，另一侧的读取方永远看不到；带错的，它们会信以为真。',
  'Rows with the new columns filled arrive': '有填写了新列的行到来',
  'Where no write reaches the new columns, all later phases look at nothing and call it agreement.':
    '如果没有写入到达新列，之后的阶段什么也没看，却会认为一致。',
  'Rows that were written on both sides agree': '双写的行一致',
  'A row that disagrees was written by code or a bridge that converts otherwise, or does not write one of the sides.':
    '不一致的行由转换方式不同的代码或桥接写入，或者有一侧没有写。',
  'Old code can write rows without the new columns': '旧代码可以不带新列写入行',
  'While this release goes out, old code inserts rows and does not know of the new columns.':
    '本次发布期间，旧代码插入行时不知道新列。',
  'No row has its value in the old columns only': '没有只在旧列中有值的行',
  'Such a row was missed by the backfill or written by code that should be gone; with the old columns its value goes.':
    '这样的行被回填漏掉，或由本应消失的代码写入；删除旧列时它的值也会消失。',
  'New code writes once the old columns are gone': '旧列消失之后新代码可以写入',
  'A view on the column stops the migration, and a trigger that still names it fails every write after it.':
    '使用该列的视图会使迁移停下，仍写到它的触发器会使之后的每次写入失败。',
  'The old columns are gone': '旧列已经消失',
  'A column that nobody writes any more is read for true by whoever finds it.':
    '没人再写的列，看到它的人会信以为真。',
  'Add the migration that drops {columns}.': '增加删除 {columns} 的迁移。',
  'Still there: {columns}.': '仍然存在：{columns}。',
  'New code can write rows without the old columns': '新代码可以不带旧列写入行',
  'From write-new-read-new on the code does not name the old columns; where they must have a value, every insert fails.':
    '从 write-new-read-new 起，代码不再写到旧列；如果旧列必须有值，每次插入都会失败。',
  'No query of running code names the old columns': '运行中代码的查询都不写到旧列',
  'A query that still names a column fails once it is gone, and one that writes it brings back an old value.':
    '仍写到该列的查询在它消失后会失败，写入它的查询会带回旧值。',
  'Release code without {columns}, and wait until no older one runs.':
    '发布不含 {columns} 的代码，并等到没有更旧的代码在运行。',
  'Readers of the new columns see what readers of the old ones see': '读新列与读旧列看到的相同',
  'Before the new columns decide, both ways to read must give the same for every row; what differs, users see change under them.':
    '在以新列为准之前，两种读法对每一行都必须相同；不同之处，用户会看到数据在眼前改变。',
  'A value converted there and back is the same': '值转换过去再转换回来保持不变',
  'What the way there loses is gone with the old column; what the way back loses, old code reads wrongly after a rollback.':
    '转换过去时丢失的，会随旧列消失；转换回来时丢失的，回滚后旧代码会读错。',
  'In every row one side follows from the other': '每一行中一侧都可由另一侧得出',
  'A row whose sides follow from each other in neither direction was written on one side only: whoever stops writing the other loses it.':
    '两侧互相得不出的行只写了一侧：停止写另一侧的人会丢失它。',
  'No stored value is lost on the way there and back': '已存储的值在来回转换中都不丢失',
  'What the conversion loses is gone with the old columns, and old code reads it wrongly after a rollback.':
    '转换丢失的会随旧列消失，回滚后旧代码会读错。',
  'Correct the conversion or these rows by {key}, before the backfill.':
    '在回填之前，按 {key} 更正转换或这些行。',
  'The phases before this one were passed': '之前的阶段都已通过',
  'Each phase rests on what the one before it proved: reads that move before the backfill is done find empty columns.':
    '每个阶段都以前一阶段的证明为基础：回填完成之前就改读，会读到空列。',
  'Set the phase of the file to {phase} and pass it first.': '把文件中的阶段设为 {phase}，先通过它。',
  'This is the first phase.': '这是第一个阶段。',
  'Passed: {what*}.': '已通过：{what}。',
  '{phase} by {who} on {time}': '{phase}（{who}，{time}）',
  '{phase} is phase {count} of 7, but {missing} (was|were) not passed.':
    '{phase} 是 7 个阶段中的第 {count} 个，但 {missing} 没有通过。',
  'The table, key, columns or conversions have changed since; what was passed before counts no more.':
    '表、键、列或转换此后已经改变；之前通过的不再算数。',
  'Nobody can tell: {why*}.': '无法判断：{why}。',
  'What stands in the old columns only the live database knows: give --live.':
    '旧列中有什么只有在线数据库知道：请给出 --live。',
  'The old columns are gone from the live database: what they alone held cannot be asked any more.':
    '旧列已从在线数据库中消失：只在其中的内容再也无法查询。',
  'None of the rows {where*} stands against it, but there are others: give --live or --data.':
    '{where}没有与之冲突的行，但还有其他行：请给出 --live 或 --data。',
  '{queries} use {columns}.': '{queries} 使用 {columns}。',
  'Nobody said which queries the running code sends: give --queries.':
    '没有说明运行中的代码发送哪些查询：请给出 --queries。',
  'Of {count} queries these cannot be planned, so nobody knows what they use: {queries}.':
    '{count} 个查询中有这些无法计划，因此不知道它们使用什么：{queries}。',
  'The last statement of the trial': '试验的最后一条语句',
  'Of {table}, {count} (row|rows) {where*} (reads|read) differently.':
    '{table} 中，{where}有 {count} 行读法不同。',
  'Of {table}, {count} (row|rows) {where*} (is|are) missing or wrong.':
    '{table} 中，{where}有 {count} 行缺失或错误。',
  'Of {table}, no row {where*} has {columns} filled.': '{table} 中，{where}没有填写了 {columns} 的行。',
  'Held in {count} (trial|trials) on a scratch database.': '在临时数据库的 {count} 次试验中成立。',
  'Look at these rows by {key}: they were written by a writer of one side, or the way back loses something.':
    '按 {key} 查看这些行：它们由只写一侧的写入方写入，或转换回来时有丢失。',
  'Run the backfill, in pieces by {key}: {sql}': '按 {key} 分段运行回填：{sql}',
  '{what*} could not be tried: the table takes no made-up row. Give `samples` of what it takes.':
    '无法试验{what}：该表不接受编造的行。请用 `samples` 给出它接受的内容。',
  'Now: {todo*}': '现在：{todo}',
  'Next: nothing; the change is done.': '下一步：无；变更已完成。',
  'Next: {phase}. {todo*}': '下一步：{phase}。{todo}',
  'Rollback: {way*}': '回滚：{way}',
  '{who} went back to {phase} on {time}: {why}': '{who} 于 {time} 退回到 {phase}：{why}',
  'Fill {columns} of the older rows, in pieces by {key}: {sql}': '按 {key} 分段填写旧行的 {columns}：{sql}',
  'to offline-verification; what was filled may stay. Nothing is lost.':
    '回到 offline-verification；已填写的可以保留。没有丢失。',
  'Release code that reads both sides, answers with {columns} and still counts where they differ.':
    '发布两侧都读的代码，以 {columns} 应答，并继续统计不同之处。',
  'to dual-read-old-first: the old columns are still written. Nothing is lost.':
    '回到 dual-read-old-first：旧列仍在写入。没有丢失。',
  'Release code that reads both sides, answers with {columns} and counts where they differ.':
    '发布两侧都读的代码，以 {columns} 应答，并统计不同之处。',
  'to backfill: release the code that reads the old columns only. Nothing is lost.':
    '回到 backfill：发布只读旧列的代码。没有丢失。',
  'Add {columns} empty, then release code that writes both sides (or the bridge). Readers still read {old}.':
    '增加空的 {columns}，然后发布写两侧的代码（或桥接）。读取方仍读 {old}。',
  'to the code before the change; the new columns may stay. Nothing is lost.':
    '回到变更之前的代码；新列可以保留。没有丢失。',
  'Release nothing. Compare the rows that were written on both sides until none disagrees.':
    '不发布任何内容。比较双写的行，直到没有不一致。',
  'to dual-write-read-old, or to the code before the change. Nothing is lost.':
    '回到 dual-write-read-old，或变更之前的代码。没有丢失。',
  'Drop the bridge, then {columns}, in one migration of their own.':
    '在单独的迁移中先删除桥接，再删除 {columns}。',
  'no further than write-new-read-new; the old columns can be added again and filled from the new ones, which is a migration and not a rollback.':
    '最多回到 write-new-read-new；旧列可以重新增加并由新列填写，那是迁移而不是回滚。',
  'Release code that does not name {columns} any more, and wait until no older one runs.':
    '发布不再写到 {columns} 的代码，并等到没有更旧的代码在运行。',
  'to dual-read-new-first, which reads new first. What was written meanwhile is in the new columns only, unless the bridge writes the old ones: fill the old columns from them first.':
    '回到 dual-read-new-first，它先读新列。除非桥接写入旧列，期间写入的内容只在新列中：先由新列填写旧列。',
  'Write both, read old': '写两侧，读旧列',
  'Compare what was written on both sides': '比较双写的内容',
  'Fill the rows that were there before': '填写以前已有的行',
  'Read both, the old one decides': '读两侧，以旧列为准',
  'Read both, the new one decides': '读两侧，以新列为准',
  'Write new, read new': '写新列，读新列',
  'Remove the old columns': '删除旧列',
  'phases of {change}': '{change} 的各阶段',
  phase: '阶段',
  reads: '读',
  writes: '写',
  state: '状态',
  'old columns': '旧列',
  'new columns': '新列',
  both: '两侧',
  'both, and the backfill': '两侧，以及回填',
  'both, the old columns decide': '两侧，以旧列为准',
  'both, the new columns decide': '两侧，以新列为准',
  'all-rows-agree (entry)': 'all-rows-agree（进入）',
  'A change is still expected after its last day': '变更在截止日期之后仍被列为预期',
  'What was accepted for a time would be accepted for ever.': '一时接受的会变成永远接受。',
  'Finish the change, or let {owner} decide on another day.': '完成变更，或由 {owner} 决定新的日期。',
  '{rule} at {place} was expected until {day} ({why}); it is still found, and weighs what it weighs.':
    '{place} 的 {rule} 预期到 {day}（{why}）；它仍被发现，按其本来的级别计。',
  '{said*} Expected until {day} ({owner}): {why}': '{said}预期到 {day}（{owner}）：{why}',
  '{key} is not set in {where}; old code reads it too, so it may be set elsewhere.':
    '{where} 中没有设置 {key}；旧代码也读取它，因此可能在别处设置。',
  '{said*}; this release brings it.': '{said}；由本次发布带来。',
  '{key} changes from {from} to {to}; only new code reads it.':
    '{key} 从 {from} 改为 {to}；只有新代码读取它。',
  'Name the folder that holds it, or list the keys of the code with --declared.':
    '指定包含它的文件夹，或用 --declared 列出代码的配置项。',
};
