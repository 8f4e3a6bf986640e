using System.Text;

namespace PlanMonitor.Samples.Files;

/// <summary>Tables as people send them: CSV in the encoding of their office.</summary>
internal static class Csv
{
    /// <summary>The bytes of a table; cells with commas, quotes or line breaks are quoted.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows, string encoding, string newLine)
    {
        var text = string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + newLine));
        var how = Encodings(encoding);
        return [.. how.GetPreamble(), .. how.GetBytes(text)];
    }

    private static Encoding Encodings(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return name switch
        {
            "gbk" => Encoding.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            "gb18030" => Encoding.GetEncoding("GB18030"),
            "utf-8-bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
