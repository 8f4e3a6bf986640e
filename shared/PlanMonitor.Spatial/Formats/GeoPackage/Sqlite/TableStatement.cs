namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>The columns of a table, from the CREATE TABLE statement that the file keeps for it.</summary>
internal static class TableStatement
{
    // SQLite's own default limits: a longer statement was made to cost time.
    private const int LongestStatement = 1_000_000;
    private const int MostColumns = 2000;

    private static readonly string[] Constraints = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
    private static readonly string[] AfterType = [.. Constraints, "NOT", "NULL", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS"];

    /// <summary>The columns in the order of their places in a row; null where the statement is none, or the table's rows have no numbers (WITHOUT ROWID).</summary>
    public static IReadOnlyList<SqliteColumn>? Columns(string sql)
    {
        var tokens = sql.Length > LongestStatement ? [] : SqlToken.Read(sql);
        var open = tokens.FindIndex(token => token.Is("("));
        if (open < 0 || !tokens[0].Is("CREATE") || tokens[..open].Exists(token => token.Is("VIRTUAL")))
        {
            return null;
        }
        var (definitions, end) = Split(tokens, open);
        if (definitions.Count > MostColumns || tokens[end..].Exists(token => token.Is("WITHOUT")))
        {
            return null;
        }
        var columns = definitions.Where(tokens => !IsConstraint(tokens)).Select(Column).ToList();
        // A key that stands after the columns: PRIMARY KEY(fid).
        foreach (var key in definitions.Where(IsConstraint).Select(KeyColumn).OfType<string>())
        {
            var at = columns.FindIndex(column => column.Column.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (at >= 0 && columns[at].Integer)
            {
                columns[at] = columns[at] with { Column = columns[at].Column with { IsRowNumber = true } };
            }
        }
        return [.. columns.Where(column => column.Stored).Select(column => column.Column)];
    }

    private static (List<List<SqlToken>> Definitions, int End) Split(List<SqlToken> tokens, int open)
    {
        var definitions = new List<List<SqlToken>> { new() };
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0)
            {
                return ([.. definitions.Where(definition => definition.Count > 0)], i);
            }
            if (depth == 1 && tokens[i].Is(","))
            {
                definitions.Add([]);
            }
            else if (i > open)
            {
                definitions[^1].Add(tokens[i]);
            }
        }
        return ([], tokens.Count);
    }

    private static bool IsConstraint(List<SqlToken> tokens) => tokens[0].IsOneOf(Constraints);

    private static (SqliteColumn Column, bool Integer, bool Stored) Column(List<SqlToken> tokens)
    {
        var type = tokens.Skip(1).TakeWhile(token => !token.IsOneOf(AfterType)).ToList();
        var rest = tokens[(1 + type.Count)..];
        var integer = type is [var only] && only.Text.Equals("INTEGER", StringComparison.OrdinalIgnoreCase);
        var key = rest.FindIndex(token => token.Is("PRIMARY"));
        // INTEGER PRIMARY KEY DESC is an old oddity: a column of its own.
        var isRowNumber = integer && key >= 0 && !(key + 2 < rest.Count && rest[key + 2].Is("DESC"));
        var computed = rest.Exists(token => token.Is("AS"));
        return (new(tokens[0].Text, isRowNumber, Default(rest)), integer, !computed || rest.Exists(token => token.Is("STORED")));
    }

    // Only a literal can stand for rows that were there before the column.
    private static string? Default(List<SqlToken> rest)
    {
        var at = rest.FindIndex(token => token.Is("DEFAULT")) + 1;
        while (at > 0 && at < rest.Count && rest[at].Is("("))
        {
            at++;
        }
        if (at <= 0 || at >= rest.Count || rest[at].Is("NULL"))
        {
            return null;
        }
        var sign = rest[at].Is("-") || rest[at].Is("+");
        return sign && at + 1 < rest.Count ? (rest[at].Is("-") ? "-" : "") + rest[at + 1].Text
            : rest[at].Is("TRUE") ? "1"
            : rest[at].Is("FALSE") ? "0"
            : rest[at].Text;
    }

    private static string? KeyColumn(List<SqlToken> tokens)
    {
        var at = tokens.FindIndex(token => token.Is("PRIMARY"));
        return at >= 0 && at + 4 < tokens.Count && tokens[at + 2].Is("(") && tokens[at + 4].Is(")") ? tokens[at + 3].Text : null;
    }
}
