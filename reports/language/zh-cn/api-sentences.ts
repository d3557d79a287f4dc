import type { Phrases } from '../phrase.ts';

/** What is said of changes of HTTP APIs, and what to do about them. */
export const apiSentences: Phrases = {
  // elements
  'query parameter `{name}`': '查询参数 `{name}`',
  'path parameter `{name}`': '路径参数 `{name}`',
  'header parameter `{name}`': '请求头参数 `{name}`',
  'cookie parameter `{name}`': 'Cookie 参数 `{name}`',
  'request field `{name}`': '请求字段 `{name}`',
  'response field `{name}`': '响应字段 `{name}`',
  'operation `{name}`': '操作 `{name}`',
  'webhook `{name}`': 'webhook `{name}`',
  'server `{name}`': '服务器 `{name}`',
  'security scheme `{name}`': '安全方案 `{name}`',
  'callback `{name}` to `{address}` of {operation}': '{operation} 发往 `{address}` 的回调 `{name}`',
  'header `{name}` of {whole*}': '{whole}的头 `{name}`',
  'field `{name}` of {whole*}': '{whole}的字段 `{name}`',
  '(the |)media type `{name}` of {whole*}': '{whole}的媒体类型 `{name}`',
  '(the |)request body of {operation}': '{operation} 的请求体',
  '(the |)response {status} of {operation}': '{operation} 的响应 {status}',
  'the header `{name}` of {whole*}': '{whole}的头 `{name}`',
  'the API': '此 API',
  request: '请求',
  response: '响应',
  parameter: '参数',

  // what happened
  '{element*} is gone ({where})': '{element}不见了（{where}）',
  '{element*} ({was*}) is gone ({where})': '{element}（{was}）不见了（{where}）',
  '{element*} is new ({where})': '{element}是新增的（{where}）',
  '{element*} is new and optional ({where})': '新增可选的{element}（{where}）',
  '{element*} is new and required ({where})': '新增必填的{element}（{where}）',
  '{element*} is no longer sent ({where})': '不再发送{element}（{where}）',
  '{element*} was {from*} and is {to*} ({where})': '{element}原来{from}，现在{to}（{where}）',
  '{element*} was promised as {from} and now is as {to} ({where})':
    '{element}原来承诺为 {from}，现在为 {to}（{where}）',
  '{element*} is named another way: {from} → {to} ({where})': '{element}的命名改变：{from} → {to}（{where}）',
  '{element*} asks for other credentials: {from} → {to} ({where})':
    '{element}要求的凭据改变：{from} → {to}（{where}）',
  '{element*} changes: {from} → {to} ({where})': '{element}改变：{from} → {to}（{where}）',
  '{element*} is written another way: {from*} → {to*} ({where})':
    '{element}的写法改变：{from} → {to}（{where}）',
  '{element*} changes its type: {from} → {to} ({where})': '{element}的类型改变：{from} → {to}（{where}）',
  '{element*} changes its limits: {from} → {to} ({where})': '{element}的限制改变：{from} → {to}（{where}）',
  '{element*} changes its form: {from} → {to} ({where})': '{element}的格式改变：{from} → {to}（{where}）',
  '{element*} changes its default: {from*} → {to*} ({where})':
    '{element}的默认值改变：{from} → {to}（{where}）',
  '{element*} changes what else it may hold: {from*} → {to*} ({where})':
    '{element}可包含的其他字段改变：{from} → {to}（{where}）',
  '{element*} changes its alternatives, without {from}, with {to} ({where})':
    '{element}的备选改变：去掉 {from}，增加 {to}（{where}）',
  '{element*} changes its alternatives, without {from} ({where})':
    '{element}的备选改变：去掉 {from}（{where}）',
  '{element*} changes its alternatives, with {to} ({where})': '{element}的备选改变：增加 {to}（{where}）',
  '{element*} changes its alternatives ({where})': '{element}的备选改变（{where}）',
  '{element*} tells its alternatives apart another way: {from*} → {to*} ({where})':
    '{element}区分备选的方式改变：{from} → {to}（{where}）',
  '{element*} could not be compared: {why*} ({where})': '{element}无法比较：{why}（{where}）',
  '{element*} accepts only {values} ({where})': '{element}只接受 {values}（{where}）',
  '{element*} is no longer limited to {values} ({where})': '{element}不再限于 {values}（{where}）',
  '{element*} changes its values: without {gone}, with {added} ({where})':
    '{element}的取值改变：去掉 {gone}，增加 {added}（{where}）',
  '{element*} changes its values: without {gone} ({where})': '{element}的取值改变：去掉 {gone}（{where}）',
  '{element*} changes its values: with {added} ({where})': '{element}的取值改变：增加 {added}（{where}）',
  'a readable schema → {what*}': '可读的结构 → {what}',
  '{what*} → a readable schema': '{what} → 可读的结构',
  'reference {name} points to nothing': '引用 {name} 没有指向任何对象',
  'big = Banner → big = not named': 'big = Banner → big = 未命名',

  // words of the sentences above
  optional: '可选',
  required: '必填',
  'read-only': '只读',
  'write-only': '只写',
  'read-write': '可读写',
  deprecated: '已弃用',
  'not deprecated': '未弃用',
  'deprecated, sunset {day}': '已弃用，{day} 停用',
  none: '无',
  'usual style': '通常写法',
  'any other fields': '任何其他字段',
  'no other fields': '没有其他字段',
  'as {type}': '按 {type}',
  'style {style}, explode {explode}': '写法 {style}，explode {explode}',
  ', reserved characters as they are': '保留字符原样',

  // because
  'who leaves it out meets either default while both groups run':
    '不传它的调用方在两组并行期间会遇到其中任一默认值',
  'only receivers that subscribe to it are concerned': '只影响订阅它的接收方',
  'whether the provider ignores or refuses it is not part of the contract':
    '提供方是忽略还是拒绝它，契约没有规定',
  'callers that keep to the named fields are not concerned': '只使用列出字段的调用方不受影响',
  'the object takes other fields, so it is ignored and not refused':
    '该对象接受其他字段，因此它会被忽略而不会被拒绝',
  'callers are expected to ignore fields they do not know': '调用方应当忽略不认识的字段',
  'only callers that refuse unknown fields are concerned': '只影响拒绝未知字段的调用方',
  'the baseline allowed it to be absent': '基线允许它缺失',
  'most callers take every 2xx for success': '大多数调用方把所有 2xx 当作成功',
  'the stability is a promise to callers that are there already': '稳定性是对已有调用方的承诺',
  'the sunset is a promise to callers that are there already': '停用日期是对已有调用方的承诺',
  'None found; compared: {count} {parts*}.': '没有发现；已比较：{count} {parts}。',

  // what to do
  'Keep {value*} as the default of {element*}, and let callers that want the new value send it.':
    '保留 {value} 作为{element}的默认值，让想用新值的调用方自己传入。',
  'Keep the old field and its names in {element*} beside the new ones until every reader knows the new ones.':
    '在{element}中保留旧字段及其名称，与新的并存，直到所有读取方都认识新的。',
  'Release the provider everywhere before receivers count on {element*}.':
    '在接收方依赖{element}之前，把提供方发布到所有地方。',
  'Go on sending {element*} until no receiver is subscribed to it.':
    '继续发送{element}，直到没有接收方订阅。',
  'Keep reading and writing {element*} until callers neither send nor read it where it no longer belongs.':
    '继续读写{element}，直到调用方不再在不该有它的地方发送或读取。',
  'Tell the callers of {element*}, and name the day in `x-sunset` as YYYY-MM-DD.':
    '通知{element}的调用方，并在 `x-sunset` 中以 YYYY-MM-DD 写明日期。',
  'Release the provider everywhere before callers use {element*} in the new way.':
    '在调用方以新方式使用{element}之前，把提供方发布到所有地方。',
  'Release the provider everywhere before callers use {element*}.':
    '在调用方使用{element}之前，把提供方发布到所有地方。',
  'Keep {element*} beside the new one until no caller uses it.':
    '保留{element}，与新的并存，直到没有调用方使用。',
  'Release the provider of {element*} everywhere first, the callers after it; roll back in reverse.':
    '先把{element}的提供方发布到所有地方，再发布调用方；回滚时顺序相反。',
  'Keep {element*} until no caller uses it: mark it deprecated, watch its traffic, and remove it in a later release.':
    '保留{element}直到没有调用方使用：标为弃用，观察其流量，在以后的发布中删除。',
  'Keep the name of {element*} ({name}) where callers make code from the contract.':
    '如果调用方根据契约生成代码，保留{element}的名称（{name}）。',
  'Nothing to do for old callers; do not rely on {element*} before the provider is released everywhere.':
    '旧调用方无需处理；在提供方发布到所有地方之前不要依赖{element}。',
  'Let callers leave out {element*} only when the provider is released everywhere and will not go back.':
    '只有在提供方已发布到所有地方且不会回退时，才让调用方省略{element}。',
  'Keep {element*} optional with a default until every caller sends it.':
    '让{element}保持可选并有默认值，直到所有调用方都传入。',
  'Keep accepting the old values of {element*} until no caller sends them.':
    '继续接受{element}的旧值，直到没有调用方发送。',
  'Keep accepting {element*} until no caller sends it, then remove it.':
    '继续接受{element}，直到没有调用方发送，然后删除。',
  'Keep accepting {element*} until no caller sends it.': '继续接受{element}，直到没有调用方发送。',
  'Keep {element*} as it is and add another in the new form beside it; remove the old one when nobody uses it.':
    '保持{element}不变，在旁边增加新形式的一个；没人使用旧的时再删除。',
  'Accept both types for {element*} until every caller sends the new one, or add a parameter under a new name.':
    '{element}同时接受两种类型，直到所有调用方都发送新类型；或以新名称增加参数。',
  'Accept both types for {element*} until every caller sends the new one, or add a field under a new name.':
    '{element}同时接受两种类型，直到所有调用方都发送新类型；或以新名称增加字段。',
  'Accept what {element*} accepted before, move the callers, and tighten it in a later release.':
    '继续接受{element}以前接受的值，迁移调用方，在以后的发布中再收紧。',
  'Let callers send more in {element*} only when the provider is released everywhere.':
    '只有在提供方已发布到所有地方时，才让调用方在{element}中发送更多内容。',
  'Keep {element*} optional until every caller sends one.': '让{element}保持可选，直到所有调用方都发送。',
  'Keep {element*} open until no caller sends other fields.':
    '让{element}继续接受其他字段，直到没有调用方发送。',
  'Release the provider everywhere before callers send {element*}.':
    '在调用方发送{element}之前，把提供方发布到所有地方。',
  'Keep {element*} optional until every caller sends it.': '让{element}保持可选，直到所有调用方都传入。',
  'Keep reading {element*} until no caller sends it, then remove it.':
    '继续读取{element}，直到没有调用方发送，然后删除。',
  'Add {element*} as optional with a default, move the callers, then make it required in a later release.':
    '先把{element}作为带默认值的可选项加入，迁移调用方，在以后的发布中再改为必填。',
  'Add {element*} as optional, move the callers, then make it required in a later release.':
    '先把{element}作为可选项加入，迁移调用方，在以后的发布中再改为必填。',
  'Teach every caller the new values of {element*} first, or send them in a new field.':
    '先让所有调用方认识{element}的新值，或用新字段发送。',
  'Nothing to do, unless callers of {element*} refuse unknown fields.':
    '除非{element}的调用方拒绝未知字段，否则无需处理。',
  'Release the provider everywhere before callers read {element*}, or let them live without it.':
    '在调用方读取{element}之前，把提供方发布到所有地方，或让调用方没有它也能工作。',
  'Release the provider everywhere before callers read {element*}.':
    '在调用方读取{element}之前，把提供方发布到所有地方。',
  'Keep {element*} free of null until every caller copes with it, or send the new state in a new field.':
    '在所有调用方能处理之前，不要让{element}出现 null，或用新字段发送新状态。',
  'Keep sending {element*} always until every caller can live without it.':
    '始终发送{element}，直到所有调用方没有它也能工作。',
  'Let callers rely on {element*} only when the provider is released everywhere.':
    '只有在提供方已发布到所有地方时，才让调用方依赖{element}。',
  'Keep sending {element*} until no caller reads it, then remove it.':
    '继续发送{element}，直到没有调用方读取，然后删除。',
  'Keep sending {element*} until no caller reads it.': '继续发送{element}，直到没有调用方读取。',
  'Send the new type in a field under a new name beside {element*}, and remove the old one when no caller reads it.':
    '在{element}旁边用新名称的字段发送新类型，没有调用方读取旧字段时再删除。',
  'Answer {element*} only to callers that expect it, or when all of them treat every 2xx as success.':
    '只对预期它的调用方返回{element}，或等所有调用方都把 2xx 当作成功之后再返回。',
  'Keep answering {element*} until every caller accepts the new status.':
    '继续返回{element}，直到所有调用方都接受新的状态码。',
  'Let callers rely on the new promise for {element*} only when the provider is released everywhere.':
    '只有在提供方已发布到所有地方时，才让调用方依赖{element}的新承诺。',
  'Keep {element*} within the old limits until every caller copes with more, or send what goes beyond in a new field.':
    '在所有调用方能处理更多之前，让{element}保持在旧限制之内，或用新字段发送超出的部分。',
  'Compare both versions of {element*} by hand, and test an old caller against the preview group.':
    '人工比较{element}的两个版本，并用旧调用方测试预览组。',
  'Release the provider everywhere before callers of {element*} leave out what was asked for ({what}).':
    '在{element}的调用方省略所要求的凭据（{what}）之前，把提供方发布到所有地方。',
  'Add the new way as a scheme of its own beside {element*}, move every caller, and remove the old one later.':
    '在{element}旁边把新方式作为单独的方案加入，迁移所有调用方，以后再删除旧的。',
  'Let {element*} accept both ({first}, or {second}), move every caller, and drop the old way in a later release.':
    '让{element}同时接受两者（{first} 或 {second}），迁移所有调用方，在以后的发布中去掉旧方式。',
  'Keep {address} answering, or redirect it, until no caller uses it.':
    '让 {address} 继续应答或重定向，直到没有调用方使用。',
  'Keep the stability level of {element*}; the levels are draft, alpha, beta and stable. Give what is in doubt a new name with a lower level.':
    '保持{element}的稳定性级别；级别有 draft、alpha、beta 和 stable。不确定的内容请用新名称并给较低的级别。',
  'Name a day in `x-sunset` that gives the callers of {element*} time enough, as YYYY-MM-DD, and keep to it.':
    '在 `x-sunset` 中以 YYYY-MM-DD 写明给{element}的调用方留足时间的日期，并遵守它。',
};
