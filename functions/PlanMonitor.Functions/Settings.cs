namespace PlanMonitor.Functions;

/// <summary>Names that triggers and settings share.</summary>
public static class Settings
{
    /// <summary>The connection of every trigger: Storage__blobServiceUri, Storage__tableServiceUri, Storage__queueServiceUri, Storage__clientId.</summary>
    public const string Storage = nameof(Storage);

    /// <summary>Further names of attributes in files of features, a JSON object such as <c>{"JCBH": ["编号"]}</c>.</summary>
    public const string Attributes = nameof(Attributes);

    /// <summary>Who acts where no person does; written into the audit trail.</summary>
    public const string Actor = "system";
}
