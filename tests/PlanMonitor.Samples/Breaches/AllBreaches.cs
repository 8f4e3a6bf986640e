namespace PlanMonitor.Samples.Breaches;

/// <summary>The additions to each city.</summary>
internal static class AllBreaches
{
    public static CityBreaches Of(string plan) => plan switch
    {
        "liaoyang" => LiaoyangBreaches.Of,
        "chaoyang" => ChaoyangBreaches.Of,
        "dandong" => DandongBreaches.Of,
        _ => PingquanBreaches.Of,
    };
}
