using System.Globalization;
using System.Text;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// One segment of a blob's name as the name of a file or folder, the same on every operating system. What Windows cannot hold is percent-encoded:
/// <c>% " * : &lt; &gt; ? | \</c>, control characters, a dot or space at either end, the first letter of a device name (CON, NUL, COM1 ...). Chinese stays as it is.
/// </summary>
public static class FileNames
{
    private static readonly HashSet<string> Devices = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "0123456789¹²³".SelectMany(digit => new[] { "COM" + digit, "LPT" + digit }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The file name of a segment.</summary>
    public static string Encode(string segment)
    {
        var device = Devices.Contains(segment.Split('.')[0].TrimEnd(' '));
        var name = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var c = segment[i];
            var atEnd = i == 0 || i == segment.Length - 1;
            if (MustEncode(c) || (atEnd && c is '.' or ' ') || (device && i == 0))
            {
                Escape(name, c);
            }
            else
            {
                name.Append(c);
            }
        }
        return name.ToString();
    }

    /// <summary>
    /// The segment of a file name. A name that <see cref="Encode"/> never makes was given by a person: it is taken as it stands,
    /// but for what no blob's name may hold.
    /// </summary>
    public static string Decode(string name)
    {
        var segment = Unescape(name);
        if (Encode(segment) == name)
        {
            return segment;
        }
        var literal = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsControl(c) || c == '\\')
            {
                Escape(literal, c);
            }
            else
            {
                literal.Append(c);
            }
        }
        return literal.ToString();
    }

    private static bool MustEncode(char c) => char.IsControl(c) || c == '\\' || BlobRules.LongCharacters.Contains(c, StringComparison.Ordinal);

    // Everything that is ever escaped is below U+0100.
    private static void Escape(StringBuilder name, char c) => name.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");

    private static string Unescape(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '%' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
            {
                text.Append(name[i]);
            }
        }
        return text.ToString();
    }
}
