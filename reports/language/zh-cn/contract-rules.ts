import type { Phrases } from '../phrase.ts';

/** Titles and reasons of the rules on APIs, RPC, messages and configuration. */
export const contractRules: Phrases = {
  // titles: HTTP APIs
  'Another value is taken where none is sent': '不传值时采用的值改变',
  'Alternatives are told apart another way': '区分各备选的方式改变',
  'A webhook or callback is new': '新增 webhook 或回调',
  'A webhook or callback is no longer sent': '不再发送某个 webhook 或回调',
  'A field became read-only or write-only, or ceased to be': '字段变为只读或只写，或不再如此',
  'A deprecation, a later sunset or more stability is announced': '宣布弃用、推迟停用或提高稳定性',
  'A media type is new': '新增媒体类型',
  'A media type is gone': '媒体类型不见了',
  'An operation is new': '新增操作',
  'An operation that callers may use is gone': '调用方可能使用的操作不见了',
  'An operation has another operationId or other tags': '操作的 operationId 或标签改变',
  'An optional parameter is new': '新增可选参数',
  'A required parameter became optional': '必填参数变为可选',
  'An optional parameter became required': '可选参数变为必填',
  'A parameter accepts fewer values': '参数可接受的值变少',
  'A parameter is gone': '参数不见了',
  'A parameter, a header or a field of a form is written another way': '参数、头或表单字段的写法改变',
  'A parameter accepts other types': '参数可接受的类型改变',
  'A parameter has tighter limits or another form': '参数的限制收紧或格式改变',
  'A parameter accepts more': '参数可接受的范围变大',
  'A request body became optional': '请求体变为可选',
  'A request body is gone': '请求体不见了',
  'A request body became required': '请求体变为必填',
  'A request field accepts fewer values': '请求字段可接受的值变少',
  'A request no longer takes other fields': '请求不再接受其他字段',
  'An optional request field is new': '新增可选请求字段',
  'A required request field became optional': '必填请求字段变为可选',
  'An optional request field became required': '可选请求字段变为必填',
  'A request field is gone': '请求字段不见了',
  'A request field accepts other types': '请求字段可接受的类型改变',
  'A request field has tighter limits, another form or fewer alternatives':
    '请求字段的限制收紧、格式改变或备选变少',
  'A request field accepts more': '请求字段可接受的范围变大',
  'A required parameter is new': '新增必填参数',
  'A required request field is new': '新增必填请求字段',
  'A response field has new values': '响应字段出现新值',
  'A response object was opened or closed': '响应对象放开或收紧了额外字段',
  'A response field is new': '新增响应字段',
  'A response field may now be null': '响应字段现在可能为 null',
  'A required response field became optional': '必有的响应字段变为可选',
  'An optional response field became required': '可选的响应字段变为必有',
  'A response field is gone': '响应字段不见了',
  'A response field has other types': '响应字段的类型改变',
  'A response header is new': '新增响应头',
  'A required response header became optional': '必有的响应头变为可选',
  'An optional response header became required': '可选的响应头变为必有',
  'A response header is gone': '响应头不见了',
  'A status is new': '新增状态码',
  'A status is no longer answered': '不再返回某个状态码',
  'A response field promises more than before': '响应字段的承诺比以前多',
  'A response field has looser limits, another form or more alternatives':
    '响应字段的限制放宽、格式改变或备选变多',
  'A schema changed in a way that could not be judged': '结构的变更无法判断',
  'Fewer credentials are asked for': '要求的凭据变少',
  'A security scheme carries credentials another way': '安全方案携带凭据的方式改变',
  'Other or more credentials are asked for': '要求的凭据改变或变多',
  'The contract names other servers': '契约中的服务器改变',
  'Less stability is promised than before, or nobody can tell how much': '承诺的稳定性降低，或无法得知',
  'Callers get less time than they were promised, or cannot tell how much':
    '留给调用方的时间少于承诺，或无法得知',

  // titles: configuration
  'The default of a key is another one, and the environment does not set it':
    '配置项的默认值改变，而环境没有设置它',
  'A group does not set a key that the first group sets': '一个组没有设置第一个组设置的配置项',
  'Groups set a key to different values': '各组对同一配置项的设置不同',
  'A file sets a key twice': '一个文件两次设置同一配置项',
  'New code reads a key that has no default and no value': '新代码读取的配置项既没有默认值也没有值',
  'A key is removed that code still reads': '代码仍在读取的配置项被删除',
  'Code reads a key under another name, and the environment knows one of them only':
    '代码以另一个名称读取配置项，而环境只设置了其中一个',
  'The environment sets keys that no code was seen to read': '环境设置了未见代码读取的配置项',
  'A value points at a host of another environment': '值指向另一个环境的主机',
  'A value refers to a key that is nowhere': '值引用了不存在的配置项',
  'A secret stands in plain text': '密钥以明文出现',
  'New code reads a key as another type than old code': '新代码读取配置项的类型与旧代码不同',
  'The release changes a value that old code reads too': '发布改变了旧代码也在读取的值',
  'A value is written in another form than before': '值的写法与以前不同',
  'Code cannot read the value: it has another type, or is not allowed':
    '代码读不了这个值：类型不同或不被允许',
  'A place was named that holds no key': '指定的位置没有任何配置项',

  // titles: messages, RPC, GraphQL
  'A channel has another address': '通道的地址改变',
  'A message is written in another content type': '消息的内容类型改变',
  'A message is sent or understood that was not before': '发送或支持了以前没有的消息',
  'A message is no longer sent, or no longer understood': '消息不再发送，或不再支持',
  'Old and new code do not read what the other writes': '新旧代码都读不了对方写的内容',
  'New code cannot read what old code writes or wrote': '新代码读不了旧代码写入的内容',
  'New code may write what old code was told never to expect': '新代码可能写入旧代码被告知不会出现的内容',
  'The application sends to a channel, or receives from it, as it did not before':
    '应用开始向某通道发送或从中接收',
  'The application no longer sends to a channel, or no longer receives from it':
    '应用不再向某通道发送，或不再从中接收',
  'A schema changed without changing what may be written': '结构变了，但可写入的内容没有变',
  'New code cannot read what old code wrote': '新代码读不了旧代码写入的内容',
  'Old code cannot read what new code writes': '旧代码读不了新代码写入的内容',
  'A schema is gone': '结构不见了',
  'An enum has a new constant': '枚举新增常量',
  'An enum has lost a constant': '枚举少了常量',
  'The constants of an enum stand in another order': '枚举常量的顺序改变',
  'A method throws what it did not throw before': '方法抛出以前不抛出的异常',
  'A method no longer declares an exception': '方法不再声明某个异常',
  'A field of a class that travels is new': '传输的类新增字段',
  'A field of a class that travels is gone': '传输的类少了字段',
  'A field of a class that travels has another type': '传输的类的字段类型改变',
  'A method carries other elements in the same type': '方法在同一类型中携带的元素改变',
  'An interface is offered in another group only': '接口只在另一个组中提供',
  'An interface, or a version of it, is new': '新增接口或接口版本',
  'An interface is no longer offered': '接口不再提供',
  'A method is new': '新增方法',
  'A method is gone': '方法不见了',
  'A method has other parameters under the same version': '同一版本下方法的参数改变',
  'A class that travels is no longer Serializable': '传输的类不再是 Serializable',
  'A second method of the same name is new': '新增同名的第二个方法',
  'A method gives another type': '方法返回的类型改变',
  'The version of a class for serialisation is another': '类的序列化版本改变',
  'Values travel in another way': '值的传输方式改变',
  'A class became an enum, or an enum a class': '类变为枚举，或枚举变为类',
  'A class whose values travel or are stored is gone, renamed or moved':
    '其值会传输或存储的类被删除、改名或移动',
  'An interface is offered under another version only': '接口只以另一个版本提供',
  'A field, type or directive is new': '新增字段、类型或指令',
  'An argument or input field has another default': '参数或输入字段的默认值改变',
  'A description or deprecation changed': '描述或弃用说明改变',
  'A directive was put on an element or taken off it': '元素上增减了指令',
  'An argument or input field is new and may be left out': '新增可省略的参数或输入字段',
  'Another change that the comparison knows by name only': '比较只知其名的其他变更',
  'A type, field, argument, value or directive is gone': '类型、字段、参数、值或指令不见了',
  'A required argument or input field is new': '新增必填的参数或输入字段',
  'The type behind queries, mutations or subscriptions is another one': '查询、变更或订阅的根类型改变',
  'A field, argument or input has another type': '字段、参数或输入的类型改变',
  'A value of an enum, a member of a union or an interface is new': '新增枚举值、联合成员或接口',
  'New code refuses what old code may have written': '新代码拒绝旧代码可能写入的内容',
  'Another change, which keeps no reader from reading': '其他变更，不妨碍任何读取方',
  'An enum became open or closed': '枚举变为开放或封闭',
  'A value of an enum is new': '新增枚举值',
  'A value of an enum is gone': '枚举值不见了',
  'A value of an enum has another name': '枚举值改了名',
  'An extension is gone, or the room for extensions': '扩展或留给扩展的范围不见了',
  'A field is new': '新增字段',
  'A field holds one value, several or a map, and did not before': '字段变为单值、多值或映射',
  'A field has another default': '字段的默认值改变',
  'A field moved into a oneof or out of it': '字段移入或移出 oneof',
  'An option of a field changes the code that is made': '字段选项改变了生成的代码',
  'A field is gone': '字段不见了',
  'A field has another name': '字段改了名',
  'A field has another type': '字段的类型改变',
  'An option of a file changed': '文件选项改变',
  'A file is gone': '文件不见了',
  'A type is no longer sure to have a JSON form': '类型不再保证有 JSON 形式',
  'An option of a message changed': '消息选项改变',
  'A method may be repeated, or no longer': '方法变为可重复，或不再可重复',
  'A method streams, or ceased to': '方法变为流式，或不再是流式',
  'A method takes or gives another message': '方法接收或返回的消息改变',
  'A oneof is gone': 'oneof 不见了',
  'A file has another package': '文件的包改变',
  'A field became required, or ceased to be': '字段变为必填，或不再必填',
  'A reserved number or name is free again': '保留的编号或名称又被放开',
  'A service is gone': '服务不见了',
  'A file has another syntax': '文件的语法版本改变',
  'A type or a service moved to another file': '类型或服务移到另一个文件',
  'A message or enum is gone': '消息或枚举不见了',
  'A constant changed': '常量改变',
  'A field, parameter or exception is new': '新增字段、参数或异常',
  'A field, parameter or exception is gone': '字段、参数或异常不见了',
  'A function is new': '新增函数',
  'A function is gone': '函数不见了',
  'The namespace of a language changed': '某语言的命名空间改变',
  'A function became oneway, or ceased to be': '函数变为 oneway，或不再是',
  'A function returns another type': '函数的返回类型改变',
  'A struct, union, exception or enum is gone': '结构体、联合、异常或枚举不见了',

  // reasons: HTTP APIs
  'Callers that leave it out get another result from the preview group than from the stable one, without an error anywhere.':
    '不传它的调用方从预览组和稳定组得到不同的结果，而且哪里都不报错。',
  'Readers pick the alternative by the field and name that they know, and read the wrong one or none.':
    '读取方按自己认识的字段和名称选择备选，会读错或读不到。',
  'Receivers that subscribe to it hear nothing from the old provider; those that get it unasked may refuse what they do not know.':
    '订阅它的接收方从旧提供方收不到任何消息；未订阅而收到的接收方可能拒绝不认识的内容。',
  'Receivers that wait for it hear nothing of what the preview group does.':
    '等待它的接收方得不到预览组的任何动静。',
  'A field that became read-only is ignored or refused when old callers send it; one that became write-only is missing in replies that old callers read.':
    '变为只读的字段，旧调用方传入时会被忽略或拒绝；变为只写的字段，在旧调用方读取的响应中会缺失。',
  'Nothing breaks. Callers of what is deprecated should hear of it now, while there is time.':
    '没有破坏。应趁还有时间，通知被弃用项的调用方。',
  'New callers that send or ask for it are refused by the old provider.':
    '发送或请求它的新调用方会被旧提供方拒绝。',
  'Old callers that send or ask for it are refused by the new provider.':
    '发送或请求它的旧调用方会被新提供方拒绝。',
  'New callers that use it get 404 from the stable group, and from everything after a rollback.':
    '使用它的新调用方会从稳定组得到 404，回滚之后从所有实例都得到 404。',
  'Callers that still use it get 404 or 405 from the preview group as soon as traffic reaches it.':
    '流量一到预览组，仍在使用它的调用方就会得到 404 或 405。',
  'Nothing that travels changes. Code that tools make from the contract gets other names for it.':
    '传输的内容没有变。工具根据契约生成的代码会使用不同的名称。',
  'Old callers are not concerned. The old provider ignores it, so new callers see no effect of it there.':
    '旧调用方不受影响。旧提供方会忽略它，因此新调用方在那里看不到效果。',
  'New callers that leave it out are refused by the old provider, also after a rollback.':
    '不传它的新调用方会被旧提供方拒绝，回滚之后也一样。',
  'Old callers that leave it out are refused by the new provider.': '不传它的旧调用方会被新提供方拒绝。',
  'Old callers that send one of the missing values are refused by the new provider.':
    '发送被去掉的值的旧调用方会被新提供方拒绝。',
  'The new provider ignores or refuses it from old callers. If it was required, the old provider refuses new callers that leave it out.':
    '旧调用方传入它时，新提供方会忽略或拒绝。如果它原来必填，旧提供方会拒绝不传它的新调用方。',
  'One side sends lists or objects in a form that the other does not read.':
    '一方发送的列表或对象的形式，另一方读不了。',
  'Values that old callers send are refused, or read as something else, by the new provider.':
    '旧调用方发送的值会被新提供方拒绝，或读成别的东西。',
  'Values that old callers send are refused by the new provider.': '旧调用方发送的值会被新提供方拒绝。',
  'New callers that send the new values are refused by the old provider, also after a rollback.':
    '发送新值的新调用方会被旧提供方拒绝，回滚之后也一样。',
  'New callers that rely on it being optional, or on it being read at all, fail on the old provider.':
    '认为它可选或认为它会被读取的新调用方，在旧提供方上会失败。',
  'What old callers send is ignored or refused by the new provider; new callers send nothing to an old provider that may need it.':
    '旧调用方发送的内容会被新提供方忽略或拒绝；新调用方什么也不发，而旧提供方可能需要它。',
  'Old callers that send no body are refused by the new provider.':
    '不发送请求体的旧调用方会被新提供方拒绝。',
  'Old callers that send fields without a name in the contract are refused by the new provider.':
    '发送契约中没有的字段的旧调用方会被新提供方拒绝。',
  'The old provider ignores it, or refuses it where it takes no other fields.':
    '旧提供方会忽略它；不接受其他字段时会拒绝它。',
  'The new provider ignores what old callers send, or refuses it where it takes no other fields. If it was required, the old provider refuses new callers that leave it out.':
    '新提供方会忽略旧调用方发送的内容；不接受其他字段时会拒绝。如果它原来必填，旧提供方会拒绝不传它的新调用方。',
  'Old callers do not send it, so the new provider refuses their requests.':
    '旧调用方不会传它，因此新提供方会拒绝它们的请求。',
  'Old callers meet a value they do not know: strict parsers fail on it, others fall through to a default.':
    '旧调用方会遇到不认识的值：严格的解析器会失败，其他的会落入默认分支。',
  'Callers that ignore fields they do not know are not concerned.': '忽略未知字段的调用方不受影响。',
  'New callers that count on it do not find it in replies of the old provider. Old callers ignore it, unless they refuse fields they do not know.':
    '依赖它的新调用方在旧提供方的响应中找不到它。旧调用方会忽略它，除非它们拒绝未知字段。',
  'Old callers do not expect null there and fail when they read it.':
    '旧调用方没有料到那里会是 null，读到时会失败。',
  'Old callers rely on it being there; replies of the new provider may lack it.':
    '旧调用方依赖它存在；新提供方的响应中可能没有。',
  'New callers rely on it being there; replies of the old provider may lack it, also after a rollback.':
    '新调用方依赖它存在；旧提供方的响应中可能没有，回滚之后也一样。',
  'Old callers that read it find nothing there in replies of the new provider.':
    '读取它的旧调用方在新提供方的响应中什么也找不到。',
  'Old callers read values of a type they do not know and fail, or read them wrongly.':
    '旧调用方读到不认识的类型，会失败或读错。',
  'New callers that count on it do not find it in replies of the old provider.':
    '依赖它的新调用方在旧提供方的响应中找不到它。',
  'New callers rely on it being there; replies of the old provider may lack it.':
    '新调用方依赖它存在；旧提供方的响应中可能没有。',
  'Old callers that test for one exact success status take another one for a failure.':
    '只认某个成功状态码的旧调用方会把其他状态码当作失败。',
  'Old callers that wait for this success do not recognise what comes in its place.':
    '等待这个成功状态的旧调用方不认识取而代之的状态。',
  'New callers that rely on the promise meet the old values in replies of the old provider, also after a rollback.':
    '依赖该承诺的新调用方会在旧提供方的响应中遇到旧值，回滚之后也一样。',
  'Old callers meet values that they were told never to expect: longer texts, larger numbers, other forms.':
    '旧调用方会遇到被告知不会出现的值：更长的文本、更大的数、别的格式。',
  'Whether old and new fit was not computed, so a person has to look at it.':
    '新旧是否相容没有算出来，需要人来查看。',
  'New callers that leave the old credentials out get 401 or 403 from the old provider, while both run and after a rollback.':
    '不带旧凭据的新调用方会从旧提供方得到 401 或 403，并行期间和回滚之后都是。',
  'Credentials that old callers carry as before are not found, or not enough, in the preview group; and those of new callers in the old one.':
    '旧调用方照旧携带的凭据，预览组找不到或认为不够；新调用方的凭据在旧的一侧也一样。',
  'Old callers send the credentials they always sent, and get 401 or 403 from the preview group.':
    '旧调用方照旧发送凭据，却从预览组得到 401 或 403。',
  'Callers that were given the address of a server that is gone do not reach the provider any more.':
    '拿着已撤销服务器地址的调用方再也连不上提供方。',
  'Callers built on what was promised. From now on a change may break them without notice.':
    '调用方是依据承诺开发的。从现在起，变更可能不经通知就破坏它们。',
  'Callers plan their change by the sunset date. One that is missing, cannot be read, comes sooner or is not waited for leaves them with calls that fail.':
    '调用方按停用日期安排改造。日期缺失、无法读取、提前或没有等到，都会使它们的调用失败。',

  // reasons: configuration
  'Old and new instances behave differently while both run, and the release changes the behaviour in production though no configuration changed.':
    '并行期间新旧实例行为不同；没有改动配置，发布却改变了生产环境的行为。',
  'The new group has its own version of the configuration, and what was added by hand to the group that serves today is not in it. The difference shows when traffic is switched.':
    '新组有自己的一份配置，手工加到现役组里的内容不在其中。切换流量时差异就会显现。',
  'Users get another behaviour when they are moved between the groups, and a test of the preview group says less about production than it seems to.':
    '用户在组之间移动时行为会变，对预览组的测试也没有看上去那样能说明生产环境。',
  'The last one wins, silently, and some readers refuse the file. Whoever changes the first one changes nothing.':
    '后一个悄悄生效，有些读取方会拒绝该文件。改前一个的人等于什么也没改。',
  'The first instance of the preview group that reads the key fails to start, or fails with its first request. Nothing before the release shows it, for the key is there in every other environment.':
    '预览组中第一个读取该配置项的实例会启动失败，或在第一个请求时失败。发布之前看不出来，因为其他环境都有这个配置项。',
  'Old instances serve beside the new ones until the release is over, and again after a rollback. One that restarts, or that hears of changes, reads the environment as it is then and does not find the key.':
    '发布结束之前旧实例与新实例一起服务，回滚之后也是。重启或监听变更的旧实例读到的是当时的环境，找不到该配置项。',
  'While both groups run, old code asks for the old name and new code for the new one. The one whose name is not set fails, or goes on with a default that nobody meant.':
    '两组并行期间，旧代码读旧名，新代码读新名。名称没有设置的一方会失败，或按没人打算的默认值继续。',
  'A key that nobody reads is often one that is spelled wrongly, or one that a release left behind. Frameworks read keys of their own, and so may code that was not looked at.':
    '没人读取的配置项往往是拼写错误，或是某次发布遗留的。框架会读取自己的配置项，没有查看到的代码也可能读取。',
  'Copied from a test environment, such a value works: production then reads from and writes to the wrong place until somebody notices.':
    '从测试环境复制来的这种值能用：生产环境会一直读写错误的地方，直到有人发现。',
  'Spring does not start with a reference that resolves to nothing; other readers hand the reference itself to the code, as a host or a password.':
    '引用解析不到值时 Spring 无法启动；其他读取方会把引用本身交给代码，当作主机或密码。',
  'Everybody who can read the configuration, its history or its backups has the secret, and changing it needs a release of the configuration.':
    '能读到配置、其历史或备份的人都拿到了密钥，而更换它需要发布配置。',
  'One value serves both while they run side by side. Read as a number of seconds by one and as a duration in milliseconds by the other, it is right for one of them only, and nothing fails.':
    '并行期间两者共用一个值。一方按秒数读，另一方按毫秒读，只对其中一方正确，而且不会报错。',
  'A value is not part of the preview group: instances of the stable group take it at once where changes are pushed to them, else at their next restart. A rollback of the code alone does not bring it back.':
    '值不属于预览组：变更会推送时，稳定组的实例立即采用，否则在下次重启时采用。只回滚代码并不能恢复它。',
  'A number that became a duration, a list that became a text: code that was written for the one form reads the other wrongly, or not at all, and old code reads it too.':
    '数字变成时长，列表变成文本：为一种写法而写的代码会读错或读不了另一种，而旧代码也在读它。',
  'The value is converted when the instance starts or when the key is first used, and that fails. Old code is hit as well when the value changes while it runs, and after a rollback.':
    '值在实例启动或首次使用时转换，这时会失败。值在运行中改变以及回滚之后，旧代码也会受影响。',

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

  // evidence
  '{what*}, baseline and candidate': '{what}，基线与候选版本',
  '{kind*} `{name}`': '{kind} `{name}`',
  '{kind*} `{name}` of {whole*}': '{whole} 的{kind} `{name}`',
  'A message that fits the candidate and not the baseline': '符合候选版本而不符合基线的消息',
  'A message that fits the baseline and not the candidate': '符合基线而不符合候选版本的消息',
  'A value that the baseline writes and the candidate cannot read': '基线写入而候选版本读不了的值',
  'A value that the candidate writes and the baseline cannot read': '候选版本写入而基线读不了的值',
  'A query that the baseline allows and the candidate refuses': '基线允许而候选版本拒绝的查询',
  'A query that the candidate allows and the baseline refuses': '候选版本允许而基线拒绝的查询',
  'A call that the baseline serves and the candidate does not': '基线提供而候选版本不提供的调用',
  'A call that the candidate serves and the baseline does not': '候选版本提供而基线不提供的调用',
  'JSON that the baseline writes and the candidate does not expect': '基线写入而候选版本没有料到的 JSON',
  'Bytes that the candidate writes and the baseline reads otherwise, or refuses':
    '候选版本写入而基线读法不同或拒绝的字节',
  'Bytes that the baseline writes and the candidate reads otherwise, or refuses':
    '基线写入而候选版本读法不同或拒绝的字节',
  'JSON that the candidate writes and the baseline does not expect': '候选版本写入而基线没有料到的 JSON',
  'Described, not tried: what each side does': '只作描述，未经尝试：双方各自的行为',
  'No example': '没有例子',
  Places: '位置',
};
