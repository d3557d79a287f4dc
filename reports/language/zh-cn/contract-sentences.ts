import type { Phrases } from '../phrase.ts';

/** What is said of changes of messages, RPC and GraphQL, and what to do about them. */
export const contractSentences: Phrases = {
  // elements
  'channel `{name}`': '通道 `{name}`',
  'message `{name}` of `{whole}`': '`{whole}` 的消息 `{name}`',
  'message `{name}`': '消息 `{name}`',
  'value of {whole*}': '{whole}的值',
  'schema `{name}`': '结构 `{name}`',
  'enum `{name}`': '枚举 `{name}`',
  'enum value `{name}`': '枚举值 `{name}`',
  'method `{name}`': '方法 `{name}`',
  'field `{name}`': '字段 `{name}`',
  'field {id} `{name}` of `{whole}`': '`{whole}` 的字段 {id} `{name}`',
  'interface `{name}`': '接口 `{name}`',
  'class `{name}`': '类 `{name}`',
  'extension `{name}`': '扩展 `{name}`',
  'file `{name}`': '文件 `{name}`',
  'service `{name}`': '服务 `{name}`',
  'constant `{name}`': '常量 `{name}`',
  'function `{name}`': '函数 `{name}`',
  'namespace `{name}`': '命名空间 `{name}`',
  'struct `{name}`': '结构体 `{name}`',
  'union `{name}`': '联合 `{name}`',
  'exception `{name}`': '异常 `{name}`',
  'oneof {name}': 'oneof {name}',
  serialization: '序列化',

  // what happened
  '{element*}: {what} ({where})': '{element}：{what}（{where}）',
  '{element*} ({where})': '{element}（{where}）',
  '{element*}: {from*} → {to*} ({where})': '{element}：{from} → {to}（{where}）',
  '{element*}: changes its type: {from} → {to} ({where})': '{element}的类型改变：{from} → {to}（{where}）',
  '{element*}: changes its form: {from} → {to} ({where})': '{element}的格式改变：{from} → {to}（{where}）',
  '{element*}: changes its limits: {from} → {to} ({where})': '{element}的限制改变：{from} → {to}（{where}）',
  '{element*}: changes its default: {from*} → {to*} ({where})':
    '{element}的默认值改变：{from} → {to}（{where}）',
  '{element*}: changes its values: without {gone} ({where})': '{element}的取值改变：去掉 {gone}（{where}）',
  '{element*}: changes its values: with {added} ({where})': '{element}的取值改变：增加 {added}（{where}）',
  '{element*}: was {from*} and is {to*} ({where})': '{element}原来{from}，现在{to}（{where}）',
  '{element*}: is new and {requiredness*} ({where})': '新增{requiredness}的{element}（{where}）',
  '{element*}: is gone ({where})': '{element}不见了（{where}）',
  '{element*}: group {group*}, version {version*} ({where})':
    '{element}：组 {group}，版本 {version}（{where}）',
  '{element*}: {count} methods ({where})': '{element}：{count} 个方法（{where}）',
  '{element*}: {count} functions ({where})': '{element}：{count} 个函数（{where}）',
  '{element*}: unknown methods ({where})': '{element}：方法未知（{where}）',
  '{element*}: {what} → not reserved: its number and its name ({where})':
    '{element}：{what} → 编号和名称都没有保留（{where}）',
  '{element*}: cannot read {from} as {to} ({where})': '{element}：无法把 {from} 读作 {to}（{where}）',
  '{element*}: no matching field for default-less {name} ({where})':
    '{element}：没有默认值的 {name} 没有对应的字段（{where}）',
  '{element*}: waits for a reply → oneway ({where})': '{element}：等待响应 → oneway（{where}）',
  '{element*}: oneway → waits for a reply ({where})': '{element}：oneway → 等待响应（{where}）',
  '{element*}: server sends one → server streams ({where})':
    '{element}：服务端返回一条 → 服务端流式返回（{where}）',
  'serialVersionUID computed': 'serialVersionUID 由计算得出',
  'serialVersionUID computed anew from other fields': 'serialVersionUID 由其他字段重新计算',
  'not Serializable': '非 Serializable',
  'group {name}': '组 {name}',
  'group none': '无组',
  'version {name}': '版本 {name}',
  'no oneof': '不在 oneof 中',
  'oneof other': 'oneof other',

  // because
  'it could not be computed': '无法算出',
  'only code that is made from the contract changes': '只有根据契约生成的代码改变',
  'new readers get 0 for it from old writers': '新读取方从旧写入方得到 0',
  'new readers get null for it from old writers': '新读取方从旧写入方得到 null',
  'old readers get null for it': '旧读取方得到 null',
  'old readers get 0 for it': '旧读取方得到 0',
  'only calls that name no types of parameters are concerned, such as those of gateways':
    '只影响不写参数类型的调用，例如网关的调用',
  "only Java's own serialisation minds it, as of cached values and sessions":
    '只有 Java 自带的序列化在意它，例如缓存值和会话',
  'both sides read it where both have its library and allow it': '双方都有该库并允许使用时，都能读',
  'only callers that leave it out are concerned': '只影响不传它的调用方',
  'only some callers are concerned': '只影响部分调用方',
  'only callers without a branch for what they do not know are concerned': '只影响对未知内容没有分支的调用方',
  'only numbers that the enum does not name are read another way': '只有枚举中没有名称的编号读法不同',
  'old readers get a number that they have no name for, or null': '旧读取方得到没有名称的编号或 null',
  'old readers get a number that they have no name for': '旧读取方得到没有名称的编号',
  'the bytes stay the same, their JSON form does not': '字节不变，JSON 形式改变',
  'only readers of messages that leave it out are concerned': '只影响读取省略它的消息的读取方',
  'only readers of values that leave it out are concerned': '只影响读取省略它的值的读取方',
  'old readers take it for empty, and nothing fails until the number is used again':
    '旧读取方把它当作空，在编号再次使用之前不会失败',
  'only callers and proxies that retry by it are concerned': '只影响据此重试的调用方和代理',
  'nothing fails until the number or name is used again': '在编号或名称再次使用之前不会失败',
  'its id is below the highest one, so an earlier field may have had it':
    '它的编号低于最大编号，以前的字段可能用过',
  'old readers take it for empty or for its default': '旧读取方把它当作空或默认值',
  'None found; compared: {count} (element|elements).': '没有发现；已比较：{count} 个元素。',
  'None found; looked at: {count}.': '没有发现；已查看：{count}。',

  // what to do: messages
  'Read from both addresses first, then write to the new one, then leave the old one: {element*}.':
    '先从两个地址读取，再写入新地址，然后离开旧地址：{element}。',
  'Send {element*} in the new content type on a channel of its own until no reader of the old one is left.':
    '用单独的通道以新的内容类型发送{element}，直到没有旧类型的读取方。',
  'Let readers leave out what they do not know, and release them before the first writer of {element*}.':
    '让读取方略过不认识的内容，并在{element}的第一个写入方之前发布它们。',
  'Keep {element*} until nobody writes or reads it, and the queue holds none.':
    '保留{element}，直到没有人读写，且队列中不再有。',
  'Add a field or a message beside {element*}, write both, and remove the old one when nobody reads it.':
    '在{element}旁边增加字段或消息，两者都写，没人读旧的时再删除。',
  'Let new code read both forms of {element*} until nothing of the old one is left.':
    '让新代码同时读取{element}的两种形式，直到旧形式全部消失。',
  'Compare both versions of {element*} by hand.': '人工比较{element}的两个版本。',
  'Release every reader before the first writer uses the wider {element*}.':
    '在第一个写入方使用更宽的{element}之前，发布所有读取方。',
  'Release the application first, and let others count on {element*} when every group has it.':
    '先发布应用，等每个组都有{element}之后再让其他方依赖它。',
  'Keep {element*} until nobody reads or writes there.': '保留{element}，直到没有人在那里读写。',
  'Nothing is to be done for {element*}.': '{element}无需处理。',
  'Give each new field of {element*} a default, and make types only wider.':
    '给{element}的每个新字段设默认值，类型只放宽。',
  'Give every field a default before it is removed or added in {element*}, and add new values of enums when every reader has a default for them.':
    '在{element}中增删字段之前先给它默认值；等每个读取方都有枚举默认值之后再增加新的枚举值。',
  'Leave {element*} as it is, write the new form to a field of its own, and remove the old one when nobody reads it.':
    '保持{element}不变，把新形式写入单独的字段，等无人读取旧字段后再移除。',
  'Keep {element*} until nothing is written or stored by it.':
    '保留{element}，直到没有按它写入或存储的内容。',
  'Write a new field beside {element*}, move readers, and stop writing the old one later.':
    '在{element}旁边写新字段，迁移读取方，以后再停止写旧字段。',
  'Let new readers of {element*} take the old values too, until none of them is left.':
    '让{element}的新读取方也接受旧值，直到旧值全部消失。',
  'Nothing to do for {element*}.': '{element}无需处理。',

  // what to do: Dubbo
  'Release the readers of {element*} before the first writer uses the constant, or send a text that readers may not know.':
    '在第一个写入方使用该常量之前发布{element}的读取方，或改为发送读取方可以不认识的文本。',
  'Keep the constant of {element*} until nobody writes it and nothing stored holds it.':
    '保留{element}的常量，直到没有人写它，存储中也没有它。',
  'Keep the order of {element*} and add new constants at the end.': '保持{element}的顺序，新常量加在末尾。',
  'Return the error in the result of {element*}, or give callers the class before the provider throws it.':
    '在{element}的结果中返回错误，或在提供方抛出之前把该类交给调用方。',
  'Tell callers that {element*} no longer throws it.': '告诉调用方{element}不再抛出它。',
  'Let new code live without {element*}: with null, and with zero where it is a number.':
    '让新代码没有{element}也能工作：当作 null；如果是数字则当作零。',
  'Keep {element*} and go on writing it until no reader counts on it.':
    '保留{element}并继续写入，直到没有读取方依赖它。',
  'Add a field with the new type beside {element*}, write both, and remove the old one when no reader counts on it.':
    '在{element}旁边增加新类型的字段，两者都写，没有读取方依赖旧字段时再删除。',
  'Add a method with the new type and keep {element*} until its call count is zero.':
    '增加新类型的方法，保留{element}直到调用次数为零。',
  'Offer {element*} in both groups until no caller names the old one.':
    '在两个组中都提供{element}，直到没有调用方指定旧组。',
  'Release the provider of {element*} first, and its callers when every group has it.':
    '先发布{element}的提供方，等每个组都有之后再发布调用方。',
  'Offer {element*} until no caller is left: its call count per caller says when.':
    '继续提供{element}，直到没有调用方：看每个调用方的调用次数。',
  'Release the provider first, and let callers use {element*} when every group serves it.':
    '先发布提供方，等每个组都提供{element}之后再让调用方使用。',
  'Keep {element*} until its call count is zero.': '保留{element}，直到调用次数为零。',
  'Add a method, or offer the interface under a new version, and keep {element*} until its call count is zero.':
    '增加方法，或以新版本提供接口，并保留{element}直到调用次数为零。',
  'Let {element*} implement Serializable as before.': '让{element}像以前一样实现 Serializable。',
  'Give the new method a name of its own, as callers of {element*} may name no types.':
    '给新方法单独的名称，因为{element}的调用方可能不写参数类型。',
  'Set the serialVersionUID of {element*} to what it was; where none was set, to what the JDK tool serialver gives for the old class.':
    '把{element}的 serialVersionUID 设为原来的值；原来没有设置时，设为 JDK 工具 serialver 对旧类给出的值。',
  'Give both groups and all callers the library first, and change the setting in a release of its own.':
    '先让两个组和所有调用方都有该库，再用单独的发布改变设置。',
  'Add a type beside {element*}, with a new method.': '在{element}旁边增加类型，并配新方法。',
  'Keep {element*} and add the new class beside it, with a new method.':
    '保留{element}，在旁边增加新类，并配新方法。',
  'Offer {element*} beside the new version until no caller names the old one.':
    '与新版本并行提供{element}，直到没有调用方指定旧版本。',

  // what to do: GraphQL
  'Release the provider everywhere before callers ask for {element*}.':
    '在调用方请求{element}之前，把提供方发布到所有地方。',
  'Keep the default of {element*}, and let callers that want the new value send it.':
    '保留{element}的默认值，让想用新值的调用方自己传入。',
  'Look up what the directive does to {element*} before both groups run beside each other.':
    '在两组并行之前，查明该指令对{element}的作用。',
  'Read the message, and try an old caller of {element*} against the preview group.':
    '阅读说明，并用{element}的旧调用方测试预览组。',
  'Mark {element*} as deprecated, watch who uses it, and remove it in a later release.':
    '把{element}标为弃用，观察谁在使用，在以后的发布中删除。',
  'Give {element*} a default or let it be null, move callers, and require it later.':
    '给{element}默认值或允许为 null，迁移调用方，以后再改为必填。',
  'Keep the root type, and change its fields one by one.': '保留根类型，逐个修改其字段。',
  'Add a new field beside {element*}, move callers, and remove the old one later.':
    '在{element}旁边增加新字段，迁移调用方，以后再删除旧字段。',
  'Let every caller cope with what it does not know before the first {element*} is given.':
    '在给出第一个{element}之前，让所有调用方能处理不认识的内容。',

  // what to do: Protobuf and Thrift
  'Keep {element*} as it is until every writer keeps to the named values.':
    '保持{element}不变，直到所有写入方只使用有名称的值。',
  'Release every reader before the first writer uses {element*}.':
    '在第一个写入方使用{element}之前，发布所有读取方。',
  'Reserve the number and the name of {element*}, and remove it when no writer uses it.':
    '保留{element}的编号和名称，没有写入方使用时再删除。',
  'Reserve the number and the name of {element*}, and remove it only when no reader counts on it.':
    '保留{element}的编号和名称，没有读取方依赖它时再删除。',
  'Allow aliases and keep both names of {element*} until every reader knows the new one.':
    '允许别名，保留{element}的两个名称，直到所有读取方都认识新名称。',
  'Keep {element*} until no code uses it.': '保留{element}，直到没有代码使用。',
  'Let readers of {element*} live without it until every writer is new.':
    '在所有写入方都是新版本之前，让{element}的读取方没有它也能工作。',
  'Add a field under a new number beside {element*}, write both, and remove the old one later.':
    '在{element}旁边以新编号增加字段，两者都写，以后再删除旧字段。',
  'Let writers set {element*} always, and change the default when all do.':
    '让写入方始终设置{element}，等都做到之后再改默认值。',
  'Leave {element*} where it is, and put a new field into the oneof.':
    '让{element}留在原处，把新字段放入 oneof。',
  'Keep {option} for {element*}, or change the code that uses it in the same commit.':
    '为{element}保留 {option}，或在同一次提交中修改使用它的代码。',
  'Keep the name `{name}`, or its json_name where only code shall change.':
    '保留名称 `{name}`；如果只想改代码，则保留其 json_name。',
  'Add a field of type {type} under a new number beside {element*}, write both, and remove the old one later.':
    '在{element}旁边以新编号增加 {type} 类型的字段，两者都写，以后再删除旧字段。',
  'Move the code that uses {element*} in the same commit, or keep {what}.':
    '在同一次提交中迁移使用{element}的代码，或保留 {what}。',
  'Keep {element*} until nothing imports it.': '保留{element}，直到没有文件导入它。',
  'Keep the JSON format of {element*} while it travels as JSON.':
    '只要{element}以 JSON 传输，就保留其 JSON 格式。',
  'Keep {element*} as it was, and make a new message instead.': '保持{element}原样，另建新消息。',
  'Keep {option} for {element*} until no caller goes by it.':
    '为{element}保留 {option}，直到没有调用方依据它。',
  'Keep {element*} until no caller uses it, then remove it.': '保留{element}，直到没有调用方使用，然后删除。',
  'Keep {element*} until no caller uses it.': '保留{element}，直到没有调用方使用。',
  'Add a new method beside {element*}, and remove the old one when no caller uses it.':
    '在{element}旁边增加新方法，没有调用方使用旧方法时再删除。',
  'Keep {oneof} of {element*} until no code asks for it.': '保留{element}的 {oneof}，直到没有代码查询它。',
  'Serve the services of {element*} under both packages until every caller has moved.':
    '在两个包名下都提供{element}的服务，直到所有调用方都迁移。',
  'Never change it in one step: make every writer set {element*} first, and check it in code instead.':
    '绝不要一步改变：先让所有写入方都设置{element}，改为在代码中检查。',
  'Read the findings of the fields of {element*} before it is released.':
    '发布之前阅读{element}各字段的发现。',
  'Import the new file where the old one was imported, and publish the code made for {element*} with the release.':
    '在导入旧文件的地方导入新文件，并随发布公布为{element}生成的代码。',
  'Keep {element*} until no code names it.': '保留{element}，直到没有代码写到它。',
  'Keep {element*} as it was, and add a new constant.': '保持{element}原样，增加新常量。',
  'Keep {element*} until no writer uses it.': '保留{element}，直到没有写入方使用。',
  'Keep the name {name} until no code uses it.': '保留名称 {name}，直到没有代码使用。',
  'Give {element*} an id above all that were ever used, and let readers live without it.':
    '给{element}一个大于所有用过编号的编号，并让读取方没有它也能工作。',
  'Keep {element*} until no reader counts on it, and never use its id again.':
    '保留{element}直到没有读取方依赖它，并且永不再用其编号。',
  'Add a field of type {type} under a new id beside {element*}, write both, and remove the old one later.':
    '在{element}旁边以新编号增加 {type} 类型的字段，两者都写，以后再删除旧字段。',
  'Add a new function beside {element*} that returns {type}, and remove the old one when no caller uses it.':
    '在{element}旁边增加返回 {type} 的新函数，没有调用方使用旧函数时再删除。',
  'Add a new function beside {element*}, and remove the old one when no caller uses it.':
    '在{element}旁边增加新函数，没有调用方使用旧函数时再删除。',
};
