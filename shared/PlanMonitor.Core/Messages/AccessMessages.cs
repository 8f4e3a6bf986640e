namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    // Who may do what, how often, and under which conditions.
    private static MessageEntry[] AccessMessages =>
    [
        WholeFile("token.role-unknown", "没有“{value}”这一角色。", "'{value}' is no role.",
            "可选角色：{roles}。", "Use one of: {roles}."),
        WholeFile("token.region-unknown", "没有代码为“{value}”的行政区。", "There is no region '{value}'.",
            "请填写规划涉及的行政区代码，例如 210681。", "Give the code of a region that the plans concern, such as 210681."),
        WholeFile("token.name-invalid", "令牌持有人的名称有误。", "The name of the token's holder is malformed.",
            "请填写姓名或单位，不超过 {limit} 个字符。", "Give a person or an office, in at most {limit} characters."),
        WholeFile("token.unknown", "没有编号为“{value}”的令牌。", "There is no token '{value}'.",
            "查看全部令牌：planmonitor token list", "List them with: planmonitor token list"),
        WholeFile("token.ambiguous", "有多个令牌的编号以“{value}”开头。", "'{value}' stands for several tokens.",
            "请多写几位编号。", "Give more characters."),
        WholeFile("api.token-missing", "请求没有携带访问令牌。", "The request carries no access token.",
            "请在请求头中加入 Authorization: Bearer 令牌；令牌由 planmonitor token add 生成。", "Send the header Authorization: Bearer TOKEN; tokens are made by planmonitor token add."),
        WholeFile("api.token-wrong", "访问令牌无效或已被收回。", "The access token is not valid, or was taken back.",
            "请系统管理员重新发放：planmonitor token add。", "Ask the operator for another: planmonitor token add."),
        WholeFile("api.region-missing", "账号“{value}”只能办理部分行政区的事项，此事项涉及整个规划。", "The account '{value}' is for some regions only; this concerns more.",
            "请系统管理员分配不限行政区的角色：{roles}。", "Ask the operator for one of these roles without a region: {roles}."),
        WholeFile("api.region-foreign", "行政区 {value} 不在该账号的管辖范围内。", "The region {value} is not in the account's charge.",
            "请由有管辖权的单位办理。", "Leave it to the authority that is in charge."),
        WholeFile("api.too-many", "请求过于频繁。", "There are too many requests.",
            "请在 {seconds} 秒后重试。", "Try again in {seconds} seconds."),
        WholeFile("api.precondition-missing", "办理前须说明依据的是哪一版本。", "The request does not say which version it rests on.",
            "请在 If-Match 中填写读取时返回的 ETag。", "Send the ETag that reading gave, in If-Match."),
        WholeFile("api.key-invalid", "请求头 Idempotency-Key 的写法有误。", "The header Idempotency-Key is malformed.",
            "请填写 1 至 {limit} 个可见的 ASCII 字符。", "Give 1 to {limit} visible ASCII characters."),
        WholeFile("api.key-reused", "同一 Idempotency-Key 曾用于另一请求。", "The same Idempotency-Key was used for another request.",
            "请为新的请求换一个值。", "Give a new request a new key."),
        WholeFile("api.key-in-progress", "携带同一 Idempotency-Key 的请求正在办理。", "A request with the same Idempotency-Key is being worked on.",
            "请稍后重试，以取得其结果。", "Try again in a moment for its answer."),
        WholeFile("api.json-invalid", "请求内容不是本接口所需的 JSON。", "The body is not the JSON that this address needs.",
            "请按接口说明 /api/openapi.json 填写。", "See /api/openapi.json."),
        WholeFile("api.value-unknown", "查询参数“{column}”没有“{value}”这一取值。", "The query parameter '{column}' cannot be '{value}'.",
            "可用的取值：{values}。", "Use one of: {values}."),
        WholeFile("api.query-time", "查询参数“{column}”的值“{value}”不是时间。", "The query parameter '{column}' is no time: '{value}'.",
            "请写成 2025-03-31T00:00:00Z。", "Write it as 2025-03-31T00:00:00Z."),
        WholeFile("api.transition-unknown", "没有“{value}”这种办理动作。", "There is no transition '{value}'.",
            "可用的动作：{transitions}。", "Use one of: {transitions}."),
        WholeFile("api.year-uncovered", "规划“{value}”没有覆盖 {year} 年的版本。", "No version of the plan '{value}' covers {year}.",
            "请换一个年度。", "Give another year."),
        WholeFile("webhook.signature-wrong", "签名核验未通过。", "The signature does not hold.",
            "请用该订阅的密钥对“编号.时间戳.内容”计算 HMAC-SHA256，时间戳与当前时间相差不超过 {minutes} 分钟。", "Compute HMAC-SHA256 over id.timestamp.body with the secret of this subscription; the timestamp may be off by {minutes} minutes at most."),
    ];
}
