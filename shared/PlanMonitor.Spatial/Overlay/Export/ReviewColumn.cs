namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>The columns of areas in the sheets that staff keep (套合面积审核表, 图斑列表), in their order.</summary>
public enum ReviewColumn
{
    /// <summary>耕地.</summary>
    Cropland,

    /// <summary>基本农田, part of 耕地.</summary>
    PermanentFarmland,

    /// <summary>非耕农用地.</summary>
    OtherFarmland,

    /// <summary>未利用地.</summary>
    Unused,

    /// <summary>生态红线.</summary>
    RedLine,

    /// <summary>建设用地.</summary>
    BuiltUp,
}

/// <summary>Which layer fills which column: by what its name holds, or as a person says.</summary>
public static class ReviewColumns
{
    // In this order: 非耕农用地 holds neither of the words before it, 永久基本农田 must not count as 耕地.
    private static readonly (string Word, ReviewColumn Column)[] Words =
    [
        ("非耕", ReviewColumn.OtherFarmland), ("基本农田", ReviewColumn.PermanentFarmland), ("永农", ReviewColumn.PermanentFarmland), ("farmland", ReviewColumn.PermanentFarmland),
        ("未利用", ReviewColumn.Unused), ("生态红线", ReviewColumn.RedLine), ("生态保护红线", ReviewColumn.RedLine), ("red-line", ReviewColumn.RedLine),
        ("建设用地", ReviewColumn.BuiltUp), ("耕地", ReviewColumn.Cropland),
    ];

    /// <summary>What a column is called in the sheets, without 占 and 面积.</summary>
    public static string Name(ReviewColumn column) => column switch
    {
        ReviewColumn.Cropland => "耕地",
        ReviewColumn.PermanentFarmland => "基本农田",
        ReviewColumn.OtherFarmland => "非耕农用地",
        ReviewColumn.Unused => "未利用地",
        ReviewColumn.RedLine => "生态红线",
        _ => "建设用地",
    };

    /// <summary>The column of a name such as 耕地 or 耕地面积(亩); null for no column.</summary>
    public static ReviewColumn? Named(string name) =>
        Enum.GetValues<ReviewColumn>().Cast<ReviewColumn?>().FirstOrDefault(column => name == Name(column!.Value) || name.StartsWith(Name(column.Value) + "面积", StringComparison.Ordinal));

    /// <summary>The column that a layer fills; null where it fills none.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="said">What a person said of layers.</param>
    public static ReviewColumn? Of(string layer, IReadOnlyDictionary<string, ReviewColumn> said) =>
        said.TryGetValue(layer, out var column) ? column
        : Words.Where(word => layer.Contains(word.Word, StringComparison.OrdinalIgnoreCase)).Select(word => (ReviewColumn?)word.Column).FirstOrDefault();
}
