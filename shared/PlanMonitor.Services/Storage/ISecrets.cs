namespace PlanMonitor.Services.Storage;

/// <summary>
/// The port for secrets, on Azure Key Vault or on files that only their owner may read. What lies here lies nowhere else: no table, no queue, no log.
/// </summary>
/// <remarks>
/// Names have 1 to 60 lower-case letters, digits and hyphens. Values are well-formed Unicode of 1 byte to 16 KiB as UTF-8.
/// What breaks a rule is an <see cref="ArgumentException"/> (<see cref="SecretRules"/>); I/O faults are exceptions that do not carry the value.
/// </remarks>
public interface ISecrets
{
    /// <summary>The newest value, or null where there is none.</summary>
    Task<string?> GetAsync(string name, CancellationToken cancel);

    /// <summary>Sets the value, whatever was there; readers see the old one or the new one whole. A name that was removed can be set again.</summary>
    Task SetAsync(string name, string value, CancellationToken cancel);

    /// <summary>Removes the value; where there is none nothing happens.</summary>
    Task RemoveAsync(string name, CancellationToken cancel);
}
