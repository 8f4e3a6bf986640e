namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>How coordinate systems are called in Chinese and English. A word of a system that is not taken beats all others: nothing is read wrongly in silence.</summary>
internal static class SystemWords
{
    /// <summary>The system that is not taken and that the text names, or null.</summary>
    public static RefusedSystem? Refused(ClaimText text) =>
        text.HasAny("XIAN80", "XIAN1980", "西安80", "西安1980", "1980西安", "1980年西安", "80西安", "西安坐标", "80国家大地", "国家80", "1980坐标", "80坐标系") ? RefusedSystem.Xian80
        : text.HasAny("NEWBEIJING", "新北京", "新1954", "新54", "北京新54") ? RefusedSystem.NewBeijing54
        : text.HasAny("BEIJING54", "BEIJING1954", "北京54", "北京1954", "1954北京", "1954年北京", "54北京", "北京坐标", "1954坐标", "54坐标系") ? RefusedSystem.Beijing54
        : text.HasAny("GCJ02", "GCJ2", "火星坐标", "国测局坐标") ? RefusedSystem.Gcj02
        : text.HasAny("BD09", "BD9", "百度坐标", "百度经纬度") ? RefusedSystem.Bd09
        : text.HasAny("独立坐标", "地方坐标", "城市坐标", "城建坐标", "施工坐标", "假定坐标", "任意坐标", "局部坐标", "UNDEFINEDCARTESIAN") ? RefusedSystem.Local
        : null;

    /// <summary>Whether the text names CGCS2000.</summary>
    public static bool IsCgcs2000(ClaimText text) =>
        text.HasAny("CGCS2000", "CHINA2000", "CHINAGEODETICCOORDINATESYSTEM2000", "国家2000", "2000国家", "大地2000", "2000大地", "2000坐标", "2000年国家大地", "2000中国大地");

    /// <summary>Whether the text names WGS 84.</summary>
    public static bool IsWgs84(ClaimText text) => text.HasAny("WGS84", "WGS1984", "WORLDGEODETICSYSTEM1984", "CRS84");

    /// <summary>Whether the text names Web Mercator.</summary>
    public static bool IsWebMercator(ClaimText text) =>
        text.HasAny("WEBMERCATOR", "PSEUDOMERCATOR", "POPULARVISUALISATION", "GOOGLEMERCATOR", "MERCATORAUXILIARYSPHERE", "WEB墨卡托", "网络墨卡托");

    /// <summary>Whether the text speaks of Gauss-Krueger.</summary>
    public static bool IsGaussKrueger(ClaimText text) => text.HasAny("GAUSSKRUEGER", "GAUSSKRUGER", "GAUSSKRÜGER", "DEGREEGK", "高斯") || text.Spaced.Contains(" GK ", StringComparison.Ordinal);
}
