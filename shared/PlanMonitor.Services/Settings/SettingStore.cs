using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Settings;

/// <summary>Whether the daily anchors are told to subscribers of operators' messages.</summary>
public sealed record AnchorSetting([property: JsonRequired] bool Tell);

/// <summary>
/// Settings that offices change themselves (设置): the calendar of the enforcement year, and whether anchors are told. They lie in the ledger's partition <c>-</c>, so that a
/// change and its link in that chain are one transaction, and both hosts go by the same.
/// </summary>
public sealed class SettingStore(PlanLedger ledger, ITables tables)
{
    private const string Calendar = "calendar";
    private const string Anchors = "anchors";

    /// <summary>Names of all settings.</summary>
    public static IReadOnlyList<string> Names { get; } = [Anchors, Calendar];

    /// <summary>The setting as one line of JSON, that of the product where nobody changed it; null for a name that is none.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancel) => !Names.Contains(name) ? null : (await RowAsync(name, cancel))?.Body ?? Default(name);

    /// <summary>The calendar that counts.</summary>
    public async Task<EnforcementCalendar> CalendarAsync(CancellationToken cancel) => CanonicalJson.Read<EnforcementCalendar>((await FindAsync(Calendar, cancel))!);

    /// <summary>Whether anchors are told.</summary>
    public async Task<bool> TellsAnchorsAsync(CancellationToken cancel) => CanonicalJson.Read<AnchorSetting>((await FindAsync(Anchors, cancel))!).Tell;

    /// <summary>Changes a setting; gives it back in its plain form, or what is wrong with it. With a tag only what that is the id of is changed.</summary>
    public async Task<Outcome<string>> SetAsync(string name, string json, string by, string? tag, CancellationToken cancel)
    {
        var plain = name switch { Calendar => PlainCalendar(json), Anchors => PlainAnchors(json), _ => Problem.Of("setting.unknown", value: name, arguments: [("settings", string.Join(", ", Names))]) };
        if (!plain.TryGet(out var body, out _))
        {
            return plain;
        }
        while (await RowAsync(name, cancel) is var row && row?.Body != body)
        {
            if (tag is not null && tag != StableHash.Id(row?.Body ?? Default(name)))
            {
                return Problem.Of("setting.changed", value: name);
            }
            var key = LedgerKeys.Setting(name);
            var write = row is null ? RowWrite.Insert(key, body) : RowWrite.Replace(key, body, row.ETag);
            if (await ledger.AppendAsync(LedgerKeys.NoPlan, by, "request", [new("setting", "set", name, body, write)], cancel))
            {
                break;
            }
        }
        return body;
    }

    private static string Default(string name) => name == Calendar ? CanonicalJson.Write(EnforcementCalendar.BuiltIn) : CanonicalJson.Write(new AnchorSetting(false));

    private static Outcome<string> PlainCalendar(string json) =>
        EnforcementCalendar.Read(json).TryGet(out var calendar, out var problem) ? Outcome<string>.Of(CanonicalJson.Write(calendar)) : problem;

    private static Outcome<string> PlainAnchors(string json)
    {
        try
        {
            return Outcome<string>.Of(CanonicalJson.Write(CanonicalJson.Read<AnchorSetting>(json)));
        }
        catch (JsonException)
        {
            return Problem.Of("setting.anchors-invalid");
        }
    }

    private Task<Row?> RowAsync(string name, CancellationToken cancel) => tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.Setting(name), cancel);
}
