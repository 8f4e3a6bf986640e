using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Services.Records.Rows;

/// <summary>Reads a value from a row.</summary>
internal delegate T RowReader<out T>(ref RowText row);

/// <summary>The kinds of rows of which a province has tens of thousands or more, their members in the order of their records. Of the other kinds there are few.</summary>
internal static class RowReaders
{
    // Words of enumerations in the order of their values.
    private static readonly string[] Statuses = ["active", "expired", "suspended", "closed", "never-built"];
    private static readonly string[] Kinds = ["mining", "exploration"];
    private static readonly string[] Sizes = ["small", "medium", "large"];
    private static readonly string[] Grants = ["new", "renewal", "change", "expansion", "integration"];
    private static readonly string[] Stages = ["preliminary", "reconnaissance", "general", "detailed"];
    private static readonly string[] Fundings = ["public", "private"];
    private static readonly string[] Scopes = ["province", "city", "county", "mine"];
    private static readonly string[] Levels = ["national", "provincial", "city"];

    /// <summary>Mining rights (采矿权).</summary>
    public static MiningRight Right(ref RowText row) => new(
        row.Text("licence"), row.Text("mineName"), row.TextOrNull("holder"), row.Text("region"), row.Text("mineral"), row.Text("mineralName"), row.QuantityOrNull("scale"), row.TextOrNull("method"),
        (RightStatus)row.Word("status", Statuses), row.DayOrNull("validFrom"), row.DayOrNull("validTo"), row.Decimal("topElevation"), row.Decimal("bottomElevation"), row.TextOrNull("boundary"),
        row.Source("source"))
    {
        Kind = (RightKind)row.Word("kind", Kinds),
        SizeClass = (SizeClass?)row.WordOrNull("sizeClass", Sizes),
        DepositClass = (SizeClass?)row.WordOrNull("depositClass", Sizes),
        Reserve = row.QuantityOrNull("reserve"),
        ServiceYears = row.Decimal("serviceYears"),
        Grant = (GrantKind?)row.WordOrNull("grant", Grants),
        FirstGranted = row.DayOrNull("firstGranted"),
        Block = row.TextOrNull("block"),
        Stage = (ExplorationStage?)row.WordOrNull("stage", Stages),
        Funding = (FundingKind?)row.WordOrNull("funding", Fundings),
        Group = row.TextOrNull("group"),
        DeclaredArea = row.QuantityOrNull("declaredArea"),
    };

    /// <summary>Quotas (分解指标).</summary>
    public static Quota Quota(ref RowText row)
    {
        var quota = new Quota(
            row.Whole("year"), (QuotaScope)row.Word("scope", Scopes), row.Text("region"), row.TextOrNull("licence"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("amount"),
            row.Whole("batch"), row.DayOrNull("issuedOn"), row.TextOrNull("documentNumber"), row.Source("source"));
        row.Flag("isNumber");
        return quota;
    }

    /// <summary>Green mines (绿色矿山名录).</summary>
    public static GreenMine GreenMine(ref RowText row) =>
        new(row.Text("licence"), (GreenLevel)row.Word("level", Levels), row.Day("listed"), row.DayOrNull("removed"), row.Source("source"));

    /// <summary>Annual reports (年报).</summary>
    public static MineYear Report(ref RowText row) => new(
        row.Text("licence"), row.Text("mineName"), row.Whole("year"), row.Text("region"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("output"), row.QuantityOrNull("concentrate"),
        row.Decimal("concentrateGrade"), row.Decimal("feedGrade"), row.Decimal("recovery"), row.QuantityOrNull("fed"), row.Source("source"));

    /// <summary>Reserves (储量年报).</summary>
    public static ReserveYear Reserve(ref RowText row) => new(
        row.Text("licence"), row.Whole("year"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("opening"), row.Quantity("mined"), row.QuantityOrNull("lost"),
        row.QuantityOrNull("explored"), row.QuantityOrNull("recalculated"), row.Quantity("closing"), row.Source("source"));

    /// <summary>三率.</summary>
    public static ThreeRates Rates(ref RowText row) => new(
        row.Text("licence"), row.Whole("year"), row.Text("mineral"), row.Text("mineralName"), row.Rate("mining"), row.Rate("processing"), row.Rate("utilisation"), row.Source("source"))
    {
        WaterReuse = row.RateOrNull("waterReuse"),
    };

    /// <summary>Months and quarters (月报, 季报).</summary>
    public static MineProgress Progress(ref RowText row)
    {
        var progress = new MineProgress(
            row.Text("licence"), row.Whole("year"), row.Whole("fromMonth"), row.Whole("toMonth"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("output"), row.Source("source"));
        row.Flag("isQuarter");
        return progress;
    }

    /// <summary>损毁与治理.</summary>
    public static DisturbedLand Disturbance(ref RowText row) =>
        new(row.Text("licence"), row.Whole("year"), row.Quantity("disturbed"), row.Quantity("restored"), row.Source("source"));
}
