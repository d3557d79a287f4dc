import type { Phrases } from '../phrase.ts';

/** Titles and reasons of the rules on HTTP APIs. */
export const apiRules: Phrases = {
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

  // reasons: HTTP APIs
  'Callers that leave it out get another result from the preview group than from the stable one, without an error anywhere.':
    '不传它的调用方从预览组和稳定组得到不同的结果，而且哪里都不报错。',
  'Readers pick the alternative by the field and name that they know, and read the wrong one or none.':
    '读取方按自己认识的字段和名称选择备选，会读错或读不到。',
  'Receivers that subscribe to it hear nothing from the old provider; those that get it unasked may refuse what they do not know.':
    '订阅它的接收方从旧提供方收不到任何消息；未订阅而收到的接收方可能拒绝不认识的内容。',
  'Receivers that wait for it hear nothing of what the preview group does.':
    '等待它的接收方得不到预览组的任何动静。',
  'A field that became read-only is ignored or refused when old callers send it; one that became write-only is missing in replies that old callers read; and callers that could not send a field do not send it when it is required of them.':
    '变为只读的字段，旧调用方传入时会被忽略或拒绝；变为只写的字段，在旧调用方读取的响应中会缺失；原先不能传入某字段的调用方，在该字段变为必须传入时也不会传入。',
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
};
