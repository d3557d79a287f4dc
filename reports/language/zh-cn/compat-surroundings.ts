import type { Phrases } from '../phrase.ts';

/** What `compat` says beside its rules: traffic, witnesses, consumers, the second opinion, notices and tables. */
export const compatSurroundings: Phrases = {
  // traffic
  'The capture is declared complete, so this warns instead of blocking.':
    '采集声明为完整，因此这里是警告而不是阻断。',
  'It is still called, so this blocks, announced or not.': '它仍在被调用，因此无论是否预告过，这里都会阻断。',
  'In {window*} of captured traffic none of {all} (request|requests) reaches it.':
    '在 {window} 的采集流量中，{all} 个请求都没有到达它。',
  'None of {all} (request|requests) reaches it.': '{all} 个请求都没有到达它。',
  'In {window*} of captured traffic {count} of {all} (request|requests) (reach|reaches) it.':
    '在 {window} 的采集流量中，{all} 个请求中有 {count} 个到达它。',
  '{count} of {all} (request|requests) (reach|reaches) it.': '{all} 个请求中有 {count} 个到达它。',
  'In {window*} of captured traffic {count} of {all} (request that reaches|requests that reach) it {how*}.':
    '在 {window} 的采集流量中，到达它的 {all} 个请求中有 {count} 个{how}。',
  '{count} of {all} (request that reaches|requests that reach) it {how*}.':
    '到达它的 {all} 个请求中有 {count} 个{how}。',
  '{count} of {all} replayed (request|requests) {how*}.': '{all} 个回放的请求中有 {count} 个{how}。',
  '{count} (day|days)': '{count} 天',
  '{count} (hour|hours)': '{count} 小时',
  '{count} (minute|minutes)': '{count} 分钟',
  '{count} (second|seconds)': '{count} 秒',
  'They come from {clients} and {more} more (client|clients).': '它们来自 {clients} 和另外 {more} 种客户端。',
  'They come from {clients}.': '它们来自 {clients}。',
  'captured requests that reach it': '到达它的采集请求',
  'captured requests': '采集请求',
  'replayed requests': '回放请求',
  'captured requests that {how*}': '{how}的采集请求',
  'replayed requests that {how*}': '{how}的回放请求',
  'were answered with {status}': '以 {status} 应答',
  'were answered with what the baseline does not allow here': '得到基线不允许的应答',
  'were answered with what the candidate does not allow here': '得到候选版本不允许的应答',
  'send {name}': '发送 {name}',
  'do not send {name}': '不发送 {name}',
  'send a value that the candidate does not accept': '发送候选版本不接受的值',
  'A captured request that reaches it': '到达它的一个采集请求',
  'A captured request that is hit': '受影响的一个采集请求',
  'A replayed request whose reply old callers do not expect': '其响应旧调用方没有料到的一个回放请求',
  'Clients that sent them': '发送它们的客户端',
  client: '客户端',
  requests: '请求',
  operation: '操作',
  found: '发现',
  'Operations of the capture and of the contract': '采集与契约中的操作',
  'served, not described': '提供而没有描述',
  'described, never called': '描述而从未调用',
  'Weighed with {count} captured (request|requests) ({window}); {unknown} of them (reach|reaches) no described operation, {unusable} more (record was|records were) not usable.':
    '以 {count} 个采集请求衡量（{window}）；其中 {unknown} 个没有到达有描述的操作，另有 {unusable} 条记录不可用。',
  'Weighed with {count} captured (request|requests); {unknown} of them (reach|reaches) no described operation, {unusable} more (record was|records were) not usable.':
    '以 {count} 个采集请求衡量；其中 {unknown} 个没有到达有描述的操作，另有 {unusable} 条记录不可用。',
  'Served and not described: {names}.': '提供而没有描述：{names}。',
  'Described and never called in the capture: {names}.': '描述而在采集中从未调用：{names}。',
  '{count} captured (exchange of changed operations does|exchanges of changed operations do) not fit the contract of their own time: there the contract is not what is served, and the comparison proves less.':
    '变更的操作有 {count} 次采集往来不符合当时的契约：那里的契约不是实际提供的，比较的证明力较弱。',

  // consumers
  'The one consumer with a contract does not use it.': '唯一有契约的消费者不使用它。',
  'None of {count} consumers with a contract uses it.': '{count} 个有契约的消费者都不使用它。',
  'Used by': '使用者',
  'Used by {names}: tell them before the release.': '使用者：{names}；发布之前请告知他们。',
  'Callers that must be told: {names} (they call this service: {source*}).':
    '必须告知的调用方：{names}（它们调用此服务：{source}）。',
  'Callers that must be told: {names} (it calls this service: {source*}).':
    '必须告知的调用方：{names}（它调用此服务：{source}）。',
  'Callers that must be told: {names} and {more} more (they call this service: {source*}).':
    '必须告知的调用方：{names} 和另外 {more} 个（它们调用此服务：{source}）。',
  'declared in the config': '在配置中声明',
  'named in the command': '在命令中指明',
  'Unaffected, as their contracts show: {names}.': '契约表明不受影响：{names}。',
  'Unaffected, as their contracts show: {names} and {more} more.':
    '契约表明不受影响：{names} 和另外 {more} 个。',
  'Unaffected, as captured traffic shows: {names}.': '采集流量表明不受影响：{names}。',
  'Unaffected, as captured traffic shows: {names} and {more} more.':
    '采集流量表明不受影响：{names} 和另外 {more} 个。',
  'Unaffected, as {window*} of captured traffic show: {names}.': '{window} 的采集流量表明不受影响：{names}。',
  'Unaffected, as {window*} of captured traffic show: {names} and {more} more.':
    '{window} 的采集流量表明不受影响：{names} 和另外 {more} 个。',
  'Callers of this service': '此服务的调用方',
  caller: '调用方',
  'must be told': '必须告知',
  'that reach it': '到达它的',
  'A consumer calls what neither contract describes: {what}.':
    '有消费者调用两份契约都没有描述的内容：{what}。',

  // witnesses
  '{what*} that fits the baseline and not the candidate': '符合基线而不符合候选版本的{what}',
  '{what*} that fits the candidate and not the baseline': '符合候选版本而不符合基线的{what}',
  'A request': '请求',
  'A message': '消息',
  'A reply to {operation}': '{operation} 的响应',
  'A request that the baseline answers and the candidate does not know': '基线应答而候选版本不认识的请求',
  'A request that the candidate answers and the baseline does not know': '候选版本应答而基线不认识的请求',
  'A request that the baseline can answer and the candidate cannot': '基线能应答而候选版本不能的请求',
  'A request that the candidate can answer and the baseline cannot': '候选版本能应答而基线不能的请求',
  'A request that is answered {status}': '以 {status} 应答的请求',
  'A request that is answered no longer': '不再应答的请求',
  'A request whose answer was called {from} and is {to} now': '其应答原为 {from}、现为 {to} 的请求',
  'How the baseline writes it, and what the candidate expects': '基线的写法，以及候选版本的预期',
  'How the candidate writes it, and what the baseline expects': '候选版本的写法，以及基线的预期',
  'A body that the baseline reads by {from} and the candidate by {to}':
    '基线按 {from} 读、候选版本按 {to} 读的正文',
  'A request as the baseline asks for it; the candidate looks for other credentials':
    '按基线要求的请求；候选版本查找其他凭据',
  'A request as the candidate asks for it; the baseline looks for other credentials':
    '按候选版本要求的请求；基线查找其他凭据',
  'A message that only one of the contracts describes': '只有一份契约描述的消息',
  'no value that shows it was found': '没有找到能显示它的值',
  'examples are made for {count} findings only': '只为 {count} 项发现生成例子',

  // second opinion and notices
  'Second opinion': '第二意见',
  'Another tool calls a change breaking that no rule here reports':
    '另一个工具认为有破坏性变更，而这里没有规则报告',
  'One of the two is wrong about this operation, and a person has to say which.':
    '对这个操作两者必有一错，需要人来判断。',
  'Compare both versions of the operation by hand; waive this result when the change is harmless.':
    '人工比较该操作的两个版本；如果变更无害，豁免这项结果。',
  'openapi-diff compared {count} (operation|operations) and found nothing that no rule here judges':
    'openapi-diff 比较了 {count} 个操作，没有发现这里的规则未判断的内容',
  'openapi-diff calls it breaking: {codes}': 'openapi-diff 认为它是破坏性的：{codes}',
  'openapi-diff calls a change of {operation} breaking ({codes}); no rule here reports one.':
    'openapi-diff 认为 {operation} 有破坏性变更（{codes}）；这里没有规则报告。',
  '{operation}: openapi-diff calls it breaking: {codes}; judged here by {rules}.':
    '{operation}：openapi-diff 认为它是破坏性的：{codes}；这里由 {rules} 判断。',
  'openapi-diff gave no second opinion: {why*}': 'openapi-diff 没有给出第二意见：{why}',
  'openapi-diff gave no answer on {count} (operation|operations): {why*}.':
    'openapi-diff 对 {count} 个操作没有回答：{why}。',
  'openapi-diff was not asked about {count} (operation|operations) whose schemas contain themselves or are very large.':
    '有 {count} 个操作的结构包含自身或非常大，没有询问 openapi-diff。',
  'its time was over': '时限已到',
  'no operation could be written in a form that it reads': '没有操作能写成它可读的形式',
  'it needed more than {count} ms': '它需要超过 {count} ms',
  'not checked: {what}': '未检查：{what}',
  'Also compared with {names}.': '还与 {names} 作了比较。',
  'Found against {name}.': '与 {name} 比较时发现。',
  'The two contracts say the same.': '两份契约所说相同。',
  'What differs between the two contracts hurts neither old nor new code.':
    '两份契约的差异对新旧代码都没有影响。',
  'Nothing changed that hurts': '没有造成影响的变更',
  '{kind*}: {count} (element|elements) of {files} (file|files) compared.':
    '{kind}：比较了 {files} 个文件中的 {count} 个元素。',
  'Protocol Buffers': 'Protocol Buffers',
  'Dubbo and Java interfaces': 'Dubbo 与 Java 接口',

  // the order of a release
  'Callers and provider may go out in either order.': '调用方与提供方以任何顺序发布均可。',
  'Safe order: the provider first and everywhere, its callers after it; the way back is the reverse.':
    '安全的顺序：先在所有地方发布提供方，之后是调用方；回退时相反。',
  'Safe order: all callers first, the provider after them; the way back is the reverse.':
    '安全的顺序：先发布所有调用方，之后是提供方；回退时相反。',
  'There is no safe order.': '没有安全的顺序。',
  'Release in steps: first what only adds, then the callers, and what takes away when nobody uses it any more.':
    '请分步发布：先发布只增加内容的部分，然后是调用方，最后在无人使用时再去掉旧内容。',
  '{count} (finding hits|findings hit) {whom*}.': '{count} 项发现影响{whom}。',
  'old callers at the new provider': '遇到新提供方的旧调用方',
  'new callers at the old provider': '遇到旧提供方的新调用方',
  'old code that reads what new code has stored or queued': '读取新代码存储或排队内容的旧代码',
  'new code that reads what old code has stored or queued': '读取旧代码存储或排队内容的新代码',
  'old and new callers at the old and the new provider: {order*}': '新旧调用方与新旧提供方：{order}',
  'provider first': '先发布提供方',
  'callers first': '先发布调用方',
  callers: '调用方',
  provider: '提供方',
  'first of them': '其中第一项',
  'The two contracts describe the same API.': '两份契约描述的 API 相同。',
  'Nothing changed': '没有变化',
  'versions compared: {names}': '比较的版本：{names}',
  'not compared: {name} holds no such contract': '没有比较：{name} 中没有这样的契约',
  'Expected, and not found: {rule} at {place} ({owner}).': '预期而没有发现：{place} 的 {rule}（{owner}）。',
  '{rule} at {place} was expected until {day} ({why}); nothing of the sort is found any more.':
    '{place} 的 {rule} 预期到 {day}（{why}）；已不再发现这类情况。',
  'Finish the change, let its owner decide on another day, or remove an entry that fits nothing any more.':
    '完成变更，由负责人决定新的日期，或删除不再对应任何内容的条目。',
  'Remove the entry from the expected changes.': '从预期变更中删除该条目。',
  'What was proven on the scratch database holds for its version. Newer ones accept more syntax, know more functions, and lock less.':
    '在临时数据库上的证明只对其版本成立。较新的版本接受更多语法，有更多函数，锁得更少。',
  'Both hold the same migrations; there is nothing that old code could meet.':
    '两者的迁移相同；旧代码不会遇到任何变化。',
  'The live server is {version}; its sql_mode is {mode}.': '在线服务器为 {version}；其 sql_mode 为 {mode}。',
  'The live server is not strict: values that do not fit are cut or replaced, and no migration fails for them.':
    '在线服务器不是严格模式：放不下的值会被截断或替换，迁移不会因此失败。',
  'The scratch server is {version}.': '临时服务器为 {version}。',
  'The live database is {version}, as is the scratch database.': '在线数据库为 {version}，与临时数据库相同。',
  'The live database is {version}, but migrations and queries were tried on {other}: one may accept what the other refuses.':
    '在线数据库为 {version}，而迁移和查询在 {other} 上试验：一个可能接受另一个拒绝的内容。',
  'Try the release on {version}: give a scratch server of that version with --engine.':
    '请在 {version} 上试验发布：用 --engine 给出该版本的临时服务器。',
  'live database': '在线数据库',
  'replica lag': '副本滞后',
  'replica, {lag}': '副本，{lag}',
  what: '内容',
  queries: '查询',
  work: '正常',
  fail: '失败',
  'first that fails': '第一个失败的',
  'changed columns': '变更的列',
  'new default': '新默认值',
  'old default': '旧默认值',
  'value before': '之前的值',
  'keys that code reads': '代码读取的配置项',
  'where queries were found': '查询的来源',
  'data proofs': '数据证明',
  'looked at': '已查看',
  'old and new code on old and new schema: {order*}': '新旧代码与新旧结构：{order}',
  'migrate first': '先迁移',
  'code first': '先发布代码',
  'either order': '两种顺序均可',
  'no safe order': '没有安全的顺序',
  'not migrate first; code first was not tried': '不能先迁移；没有试过先发布代码',
  'not code first; migrate first was not tried': '不能先发布代码；没有试过先迁移',
  'migrate first is safe, code first was not tried': '先迁移是安全的，没有试过先发布代码',
  'code first is safe, migrate first was not tried': '先发布代码是安全的，没有试过先迁移',
  'no queries were given': '没有给出查询',

  // what copies a MySQL table
  'a check is added by a copy, because all rows are looked at': '增加检查约束要通过复制，因为要检查所有行',
  'a primary key that no other replaces in the same statement is dropped by a copy':
    '删除主键而同一语句中没有替代时要通过复制',
  'a stored generated column is filled by a copy': '存储的生成列要通过复制填写',
  'a default that is an expression is worked out for each row in a copy': '表达式默认值要在复制中逐行计算',
  'a counter is given to the rows while nobody may write': '给各行编号期间不允许写入',
  'a fulltext or spatial index is built while nobody may write': '建立全文或空间索引期间不允许写入',
  'another engine gets a copy': '更换存储引擎要通过复制',
  'texts are converted to another character set by a copy': '转换字符集要通过复制',
  'rows are put into another order by a copy': '改变行的顺序要通过复制',
  '{column} is new, and its values come from the migration': '{column} 是新的，其值来自迁移',
  '{column} changes its type too, and its values come from the migration':
    '{column} 的类型也改变，其值来自迁移',
  'the table that it points at is new': '它所指的表是新的',
  'no query tells which values of {from} fit {to}': '没有查询能判断 {from} 的哪些值符合 {to}',
  'it would read about {cost} pages of 8 kB, and {max} are allowed (liveCostMax)':
    '它会读取约 {cost} 个 8 kB 的页，而允许的是 {max}（liveCostMax）',
};
