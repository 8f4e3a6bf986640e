namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] DeliveryMessages =>
    [
        WholeFile("subscription.kind-unknown",
            "没有“{value}”这种推送渠道。", "There is no kind of channel '{value}'.",
            "可选渠道：{kinds}。", "Use one of: {kinds}."),
        WholeFile("subscription.url-invalid",
            "推送地址不是完整的网址。", "The URL is not a whole one.",
            "请填写以 https:// 开头的完整地址，不超过 2000 个字符。", "Write the whole address, beginning with https://, at most 2000 characters."),
        WholeFile("subscription.url-user-info",
            "推送地址中不能含有用户名或密码。", "The URL must not hold a user name or password.",
            "请去掉“@”之前的部分；接收方以签名核验消息来源。", "Take out what stands before the @; the receiver knows us by the signature."),
        WholeFile("subscription.url-scheme",
            "推送地址不能使用“{value}”，只能使用 https。", "The URL cannot use '{value}', only https.",
            "请改用 https 地址。本机调试时可用 http://127.0.0.1。", "Use an https address. The local host may use http://127.0.0.1 for trying things out."),
        WholeFile("subscription.url-address",
            "“{value}”是内部网络或保留地址，不能作为推送地址。", "'{value}' is an address of an inner network or a reserved one; nothing is sent there.",
            "请使用公网地址；目前不能推送到内网中的接收方。", "Use a public address; a receiver in an inner network cannot be reached yet."),
        WholeFile("subscription.secret-invalid",
            "签名密钥的格式不正确。", "The secret is not in the right form.",
            "请填写 whsec_ 加 24 至 64 字节的 Base64，或不填，由系统生成。", "Write whsec_ and the Base64 of 24 to 64 bytes, or leave it out and one is made."),
        WholeFile("subscription.unknown",
            "没有编号为“{value}”的订阅。", "There is no subscription '{value}'.",
            "查看全部订阅：planmonitor subscriptions list", "List them with: planmonitor subscriptions list"),
        WholeFile("delivery.unknown",
            "没有编号为“{value}”的推送。", "There is no delivery '{value}'.",
            "查看全部推送：planmonitor deliveries list", "List them with: planmonitor deliveries list"),
        WholeFile("delivery.ambiguous",
            "有多条推送的编号以“{value}”开头。", "More than one delivery has an id that begins with '{value}'.",
            "请多写几位编号。", "Give more characters."),
        WholeFile("delivery.not-subscribed",
            "订阅“{value}”已停用或删除，不能重新推送。", "The subscription '{value}' was disabled or removed; nothing is sent to it again.",
            "请新建订阅。", "Make a new subscription."),
    ];
}
