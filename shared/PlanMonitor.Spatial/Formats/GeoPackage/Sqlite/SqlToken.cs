namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>A word, quoted name or text, or sign of an SQL statement.</summary>
/// <param name="Text">What it says, quotes taken off.</param>
/// <param name="Quoted">Whether it stood in quotes, so that it is no keyword.</param>
internal readonly record struct SqlToken(string Text, bool Quoted)
{
    /// <summary>Whether it is this keyword or sign.</summary>
    public bool Is(string word) => !Quoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is one of these keywords.</summary>
    public bool IsOneOf(string[] words) => Array.Exists(words, Is);

    /// <summary>The tokens of a statement, comments left out. An open quote ends with the text.</summary>
    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < sql.Length;)
        {
            var c = sql[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '"' or '\'' or '`' or '[')
            {
                tokens.Add(new(Quote(sql, ref at, c == '[' ? ']' : c), Quoted: true));
            }
            else if (sql.AsSpan(at).StartsWith("--"))
            {
                at = End(sql, at, "\n");
            }
            else if (sql.AsSpan(at).StartsWith("/*"))
            {
                at = End(sql, at, "*/");
            }
            else
            {
                var length = 1;
                while (IsWord(c) && at + length < sql.Length && IsWord(sql[at + length]))
                {
                    length++;
                }
                tokens.Add(new(sql.Substring(at, length), Quoted: false));
                at += length;
            }
        }
        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '$' || c >= 0x80;

    private static int End(string sql, int at, string mark) => sql.IndexOf(mark, at, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : sql.Length;

    // A doubled quote inside stands for one; brackets have no way to write one.
    private static string Quote(string sql, ref int at, char end)
    {
        var start = ++at;
        while (at < sql.Length && (sql[at] != end || (end != ']' && at + 1 < sql.Length && sql[at + 1] == end)))
        {
            at += sql[at] == end ? 2 : 1;
        }
        var text = sql[start..Math.Min(at, sql.Length)];
        at++;
        return end == ']' ? text : text.Replace($"{end}{end}", $"{end}", StringComparison.Ordinal);
    }
}
