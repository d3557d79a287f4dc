import type { Phrases } from '../phrase.ts';

/** Reasons of the rules on messages, RPC and GraphQL. */
export const contractReasons: Phrases = {
  // reasons: messages
  'Old and new code write to one topic or queue and read from another: messages do not arrive.':
    '新旧代码写入一个主题或队列，却从另一个读取：消息到不了。',
  'Readers of the one do not read the other, as JSON and Avro.':
    '读一种格式的读取方读不了另一种，例如 JSON 和 Avro。',
  'Old readers of the channel get what they do not know, while both run and from the queue after a rollback.':
    '该通道的旧读取方会收到不认识的内容，并行期间如此，回滚之后也会从队列中读到。',
  'Readers miss what is no longer sent. What others still send, and what is in the queue, is no longer understood.':
    '读取方收不到不再发送的消息。别人仍在发送的以及队列中已有的，不再能理解。',
  'Whoever reads fails at the first message of the other version, in both directions.':
    '无论哪个方向，读取方遇到另一版本的第一条消息就会失败。',
  'Messages of old writers, and those that the queue still holds, are refused.':
    '旧写入方的消息以及队列中仍有的消息会被拒绝。',
  'Where the application sends, old readers meet such messages while both run; where it receives, new writers send them to old code. After a rollback the queue still holds them.':
    '应用发送时，并行期间旧读取方会遇到这样的消息；应用接收时，新写入方会把它们发给旧代码。回滚之后队列中仍有这些消息。',
  'Old code does not: others that count on it wait in vain while both run and after a rollback.':
    '旧代码不会这样做：并行期间和回滚之后，指望它的其他方会白等。',
  'Whoever reads what it sent waits in vain; what others still send to it stays in the queue.':
    '读取它所发消息的一方会白等；别人仍发给它的消息留在队列中。',
  'Nothing breaks; readers may want to know.': '没有破坏；读取方可能想知道。',
  'New consumers stop at messages of old producers, and at everything that is stored or still in the queue. Schema registries call that not backward compatible.':
    '新消费者会停在旧生产者的消息上，也会停在所有已存储或仍在队列中的消息上。模式注册中心称之为不向后兼容。',
  'New consumers stop at messages of old producers, and at what is stored or still in the queue. Schema registries call that not backward compatible.':
    '新消费者会停在旧生产者的消息上，也会停在已存储或仍在队列中的消息上。模式注册中心称之为不向后兼容。',
  'Old consumers stop at the first message of a new producer while both run, and after a rollback at what was stored. Schema registries call that not forward compatible.':
    '并行期间旧消费者会停在新生产者的第一条消息上，回滚之后会停在已存储的消息上。模式注册中心称之为不向前兼容。',
  'Old consumers meet such messages while both run, and after a rollback in what was stored. Schema registries call that not forward compatible.':
    '并行期间旧消费者会遇到这样的消息，回滚之后会在已存储的消息中遇到。模式注册中心称之为不向前兼容。',
  'Readers and writers that still use it find nothing to go by.': '仍在使用它的读写方无所依据。',
  'Readers of the other version read without an error and take the value for something else: a price a hundred times too high, a time in another century. Schema registries pass it.':
    '另一版本的读取方能无错误地读取，却把值当成别的：价格高出百倍，时间落到另一个世纪。模式注册中心会放行。',
  'Whichever side goes first, the other meets messages that it cannot read.':
    '无论哪一方先发布，另一方都会遇到读不了的消息。',
  'The set of messages stays as it is; only words about it changed.': '消息的集合没有变；只是说明文字变了。',

  // reasons: Dubbo
  'Old readers have no such constant and fail on the first value of it: callers on replies, the provider on requests, both on what is stored.':
    '旧读取方没有这个常量，遇到第一个这样的值就会失败：调用方在响应上，提供方在请求上，双方在已存储的数据上。',
  'New code fails on values of it that old code still writes, or wrote before.':
    '旧代码仍在写入或以前写入的该值会使新代码失败。',
  'Where positions travel (kryo, fst), or somebody stored an ordinal, one constant is read as another.':
    '按位置传输（kryo、fst）或有人存了序号时，一个常量会被读成另一个。',
  'Old callers do not have the class: they get another error than the one that they handle, or none that they can read.':
    '旧调用方没有这个类：得到的不是它们所处理的错误，或是读不了的错误。',
  'Nothing that travels changes. Code of callers that catches it no longer compiles against the new interface.':
    '传输的内容没有变。捕获它的调用方代码无法针对新接口编译。',
  'hessian2 and JSON leave unknown fields out, and new readers find none in what old code wrote; a value that the class sets is not set either. Where positions travel (kryo, fst) neither side reads the other.':
    'hessian2 和 JSON 会略去未知字段，新读取方在旧代码写入的内容中找不到它；类中设定的初始值也不会设置。按位置传输（kryo、fst）时，双方互相读不了。',
  'Old readers get null or zero for it in what new code writes; where positions travel (kryo, fst) neither side reads the other.':
    '旧读取方在新代码写入的内容中得到 null 或零；按位置传输（kryo、fst）时，双方互相读不了。',
  'The other side reads what it did not expect: it fails, cuts the number, or the first use of an element fails.':
    '另一方读到没有料到的内容：会失败、截断数字，或在首次使用元素时失败。',
  'The call is found and the reply is read, for what stands in angle brackets does not travel. The first use of an element then fails.':
    '调用能找到，响应也能读，因为尖括号中的内容不会传输。之后首次使用元素时会失败。',
  'A caller names the group that it wants, and finds no provider in another one.':
    '调用方指定它要的组，在另一个组中找不到提供方。',
  'New callers find no provider for it where old code serves, while both run and after a rollback.':
    '在旧代码提供服务的地方，新调用方找不到提供方，并行期间和回滚之后都是。',
  'Old callers find no provider for it, in every call.': '旧调用方的每次调用都找不到提供方。',
  'Old code does not serve it: calls of new callers fail while both run and after a rollback.':
    '旧代码不提供它：新调用方的调用在并行期间和回滚之后都会失败。',
  'The provider refuses the calls of old callers: it finds a method by its name and the types of its parameters.':
    '提供方会拒绝旧调用方的调用：它按方法名和参数类型查找方法。',
  'The provider finds a method by its name and the types of its parameters: old callers name types that it does not have, and after a rollback new callers do.':
    '提供方按方法名和参数类型查找方法：旧调用方给出它没有的类型，回滚之后则是新调用方。',
  'Dubbo refuses to write values of such a class, unless its check is switched off.':
    '除非关闭检查，Dubbo 会拒绝写出这样的类的值。',
  'Gateways and scripts that call by name alone no longer know which one they get, or are refused.':
    '只按名称调用的网关和脚本不再知道会调到哪一个，或者会被拒绝。',
  'Old callers read the reply as what they know: it fails, or is an object without the fields that they use.':
    '旧调用方按自己认识的类型读响应：会失败，或得到没有所用字段的对象。',
  "Java's own serialisation refuses values of another version: calls where it is used, and cached values and sessions that the other code wrote.":
    'Java 自带的序列化拒绝另一版本的值：包括使用它的调用，以及对方代码写入的缓存值和会话。',
  'A side that lacks the library, or does not allow it, cannot read what the other writes; and what breaks in classes is judged by the stricter of both.':
    '缺少该库或不允许使用它的一方读不了对方写入的内容；类的破坏按两者中较严格的判断。',
  'One side writes a name and the other reads fields, or the other way round.':
    '一方写名称而另一方读字段，或者相反。',
  'The name of the class travels with its values. The other side does not find it, or makes a plain map of it that no cast takes.':
    '类名随值一起传输。另一方找不到这个类，或把它变成无法转换的普通映射。',
  'A caller names the version that it wants. Old callers find no provider for theirs while both run, and new callers none after a rollback.':
    '调用方指定它要的版本。并行期间旧调用方找不到自己版本的提供方，回滚之后新调用方也找不到。',

  // reasons: GraphQL
  'New callers that ask for it get an error from the old provider, while both run and after a rollback.':
    '请求它的新调用方会从旧提供方得到错误，并行期间和回滚之后都是。',
  'Nothing that travels changes: callers read another text about it.':
    '传输的内容没有变：调用方看到的说明文字不同。',
  'Gateways and servers act by directives: access, caching and routing of the element may change.':
    '网关和服务器按指令行事：该元素的访问、缓存和路由可能改变。',
  'New callers that send it get an error from the old provider, while both run and after a rollback.':
    '发送它的新调用方会从旧提供方得到错误，并行期间和回滚之后都是。',
  'It is told as the comparison found it; whom it hurts follows from its level there.':
    '按比较的结果原样列出；影响谁由它在那里的级别决定。',
  'Old callers that ask for it, or send it, get an error for the whole request.':
    '请求或发送它的旧调用方，整个请求都会得到错误。',
  'Old callers do not send it, so the preview group refuses their requests.':
    '旧调用方不会发送它，因此预览组会拒绝它们的请求。',
  'Old callers ask the old type: what the new one does not have gives an error.':
    '旧调用方请求的是旧类型：新类型没有的内容会报错。',
  'Old callers get a value, or a null, that they were told never to expect, or what they send is refused. Where the change is only safe for them, new callers meet the same at the old provider.':
    '旧调用方会得到被告知不会出现的值或 null，或者它们发送的内容被拒绝。如果变更对它们是安全的，新调用方在旧提供方处会遇到同样的问题。',
  'Old callers meet a value or type that they have no branch for; new callers that send it are refused by the old provider.':
    '旧调用方会遇到没有对应分支的值或类型；发送它的新调用方会被旧提供方拒绝。',

  // reasons: Protobuf and Thrift
  'A closed enum treats a number that it does not name as if the field were not set; an open one hands it on.':
    '封闭枚举把没有名称的编号当作字段未设置；开放枚举会原样传递。',
  'Old code meets a value that it has no name for: it falls into a default branch, is dropped by a closed enum, or is refused in JSON.':
    '旧代码会遇到没有名称的值：落入默认分支，被封闭枚举丢弃，或在 JSON 中被拒绝。',
  'New readers meet a number that they have no name for in what old code writes, and refuse it in JSON. Where it is not reserved a later value may take it.':
    '新读取方在旧代码写入的内容中遇到没有名称的编号，在 JSON 中会拒绝它。如果没有保留，以后的值可能占用它。',
  'JSON carries the name: the other side does not know it. Bytes carry the number, which is the same.':
    'JSON 携带名称：另一方不认识。字节携带编号，编号没有变。',
  'Code that sets or reads it no longer builds; what still travels becomes an unknown field.':
    '设置或读取它的代码无法构建；仍在传输的内容成为未知字段。',
  'Nobody fails: old readers keep or drop what they do not know, new readers take it for empty in what old code writes.':
    '没有人失败：旧读取方保留或丢弃不认识的内容，新读取方把旧代码写入内容中的它当作空。',
  'One side writes a list where the other reads one value: the last wins or the message is refused; JSON refuses it always.':
    '一方写列表而另一方读单值：取最后一个，或消息被拒绝；JSON 一律拒绝。',
  'A value that is left out is read as the default of the reader: old and new code read two values from the same bytes.':
    '省略的值按读取方的默认值读：新旧代码从同样的字节读出两个值。',
  'Setting one field of a oneof clears the others: what one side wrote together the other reads in part.':
    '设置 oneof 的一个字段会清除其他字段：一方一起写入的，另一方只能读到一部分。',
  'Code that uses the field gets another type or another check. The bytes stay the same.':
    '使用该字段的代码得到不同的类型或检查。字节没有变。',
  'Old readers take it for empty in what new code writes, without an error. Where its number or name is not reserved, a later field may take it and be read as the old one.':
    '旧读取方把新代码写入内容中的它当作空，而且不报错。如果编号或名称没有保留，以后的字段可能占用它，被读成旧字段。',
  'Bytes go by the number, but JSON and field masks go by the name: the other side does not find it. Code that names it no longer builds.':
    '字节按编号，但 JSON 和字段掩码按名称：另一方找不到它。写到它的代码无法构建。',
  'What one side writes the other reads wrong, cuts, or refuses: the number of the field is the same, its bytes mean something else.':
    '一方写入的内容，另一方会读错、截断或拒绝：字段编号相同，字节的含义不同。',
  'The code that is made gets another place or another shape, so code that uses it no longer builds.':
    '生成的代码位置或形状改变，使用它的代码无法构建。',
  'Code that imports it, or what was made from it, no longer builds. Nothing that travels changes.':
    '导入它或其生成代码的代码无法构建。传输的内容没有变。',
  'Readers and writers of JSON only do their best from here on: names may clash and values be refused.':
    '从此 JSON 的读写只是尽力而为：名称可能冲突，值可能被拒绝。',
  'The message is written another way, or the code that is made lacks what it had.':
    '消息的写法改变，或生成的代码缺少原有的内容。',
  'New callers get UNIMPLEMENTED from the old provider, while both run and after a rollback.':
    '新调用方会从旧提供方得到 UNIMPLEMENTED，并行期间和回滚之后都是。',
  'Callers and proxies repeat or cache calls by it. Where it is dropped, what they repeat may be done twice.':
    '调用方和代理据此重试或缓存调用。去掉之后，它们重试的操作可能执行两次。',
  'Old callers get UNIMPLEMENTED from the preview group as soon as traffic reaches it.':
    '流量一到预览组，旧调用方就会得到 UNIMPLEMENTED。',
  'One side waits for more messages than the other sends, or fails at the second one.':
    '一方等待的消息比另一方发送的多，或在第二条消息时失败。',
  'The bytes of one message are read as another: values land in the wrong fields, without an error.':
    '一种消息的字节被读成另一种：值落入错误的字段，而且不报错。',
  'Code that asks which of its fields is set no longer builds.': '询问设置了哪个字段的代码无法构建。',
  'Calls go by the whole name of a service: old callers get UNIMPLEMENTED from the preview group. Types inside `Any` are not found either.':
    '调用按服务全名进行：旧调用方会从预览组得到 UNIMPLEMENTED。`Any` 中的类型也找不到。',
  'A reader refuses the whole message where a required field is missing: new readers what old code writes, or old readers what new code writes.':
    '缺少必填字段时读取方会拒绝整条消息：新读取方拒绝旧代码写入的，或旧读取方拒绝新代码写入的。',
  'Data that was written long ago still holds the old field. A new one under its number or name is read as what it never was.':
    '很久以前写入的数据仍有旧字段。以其编号或名称新增的字段会被读成从来不是的内容。',
  'Old callers get UNIMPLEMENTED from the preview group for each of its methods.':
    '旧调用方对它的每个方法都会从预览组得到 UNIMPLEMENTED。',
  'Presence, open enums and packing have other defaults in the code that is made from it; what differs is told field by field.':
    '由它生成的代码中，存在性、开放枚举和打包的默认值不同；差异逐字段列出。',
  'Nothing that travels changes. Code that tools make by files, as in C++, Python or TypeScript, is found elsewhere, and imports of the old file miss it.':
    '传输的内容没有变。C++、Python 或 TypeScript 等按文件生成的代码换了位置，导入旧文件会找不到它。',
  'Code that names it no longer builds. What travels is told by the fields that held it.':
    '写到它的代码无法构建。传输的内容由包含它的字段说明。',
  'Code that was built with the old value goes on with it, beside code with the new one.':
    '用旧值构建的代码继续使用旧值，与使用新值的代码并存。',
  'Old code meets a number that it has no name for: it gets null, falls into a default branch, or fails.':
    '旧代码会遇到没有名称的编号：得到 null，落入默认分支，或失败。',
  'New readers meet a number that they have no name for in what old code writes: they get null or fail.':
    '新读取方在旧代码写入的内容中遇到没有名称的编号：得到 null 或失败。',
  'Bytes carry the number. Code that names it no longer builds.': '字节携带编号。写到它的代码无法构建。',
  'Nobody fails where its id was never used. An id below the highest one may have been: old data under it is read as the new field. A new exception is an unknown reply to old callers.':
    '如果编号从未用过，没有人失败。低于最大编号的可能用过：其下的旧数据会被读成新字段。对旧调用方来说，新的异常是未知的响应。',
  'Old readers do not find it in what new code writes: they take its default, or refuse the whole value where it was required.':
    '旧读取方在新代码写入的内容中找不到它：取默认值；如果它必填，则拒绝整个值。',
  'Bytes go by the id. Code that names it no longer builds, and protocols that write names lose it.':
    '字节按编号。写到它的代码无法构建，写名称的协议会丢失它。',
  'Readers skip or misread a field whose type is not what they expect: the value is lost without an error, or the message is refused.':
    '类型与预期不符时，读取方会跳过或读错该字段：值悄悄丢失，或消息被拒绝。',
  'New callers get "unknown method" from the old provider, while both run and after a rollback.':
    '新调用方会从旧提供方得到“未知方法”，并行期间和回滚之后都是。',
  'Old callers get "unknown method" from the preview group as soon as traffic reaches it.':
    '流量一到预览组，旧调用方就会得到“未知方法”。',
  'The code that is made gets another place, so code that uses it no longer builds. Nothing that travels changes.':
    '生成的代码换了位置，使用它的代码无法构建。传输的内容没有变。',
  'One side waits for a reply that the other never sends, or leaves one unread on the connection.':
    '一方等待另一方从不发送的响应，或把响应留在连接上不读。',
  'A reader refuses the whole value where a required field is missing: new readers what old code writes, or old readers what new code writes.':
    '缺少必填字段时读取方会拒绝整个值：新读取方拒绝旧代码写入的，或旧读取方拒绝新代码写入的。',
  'Old callers do not find the result that they expect in the reply, and new callers not in that of the old provider.':
    '旧调用方在响应中找不到预期的结果，新调用方在旧提供方的响应中也找不到。',
  'Old callers get no reply from the preview group for each of its functions.':
    '旧调用方对它的每个函数都得不到预览组的响应。',

  // what is reserved
  'Keep {what} of {element*} reserved for ever.': '永远保留{element}的 {what}。',
  'Keep {what} of {element*} reserved for ever, and give the new field another number and name.':
    '永远保留{element}的 {what}，并给新字段另一个编号和名称。',
  'taken by {field}': '被 {field} 占用',
};
