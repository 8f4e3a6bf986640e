namespace PlanMonitor.Services.Storage;

/// <summary>What every adapter of <see cref="ISecrets"/> checks before it touches its store. A breach is an <see cref="ArgumentException"/> that does not carry the value.</summary>
public static class SecretRules
{
    /// <summary>Characters in a name.</summary>
    public const int NameLength = 60;

    /// <summary>Bytes of a value as UTF-8; Azure Key Vault holds 25 KB.</summary>
    public const int ValueBytes = 16 * 1024;

    /// <summary>Checks a name.</summary>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new ArgumentException($"The name of a secret has 1 to {NameLength} lower-case letters, digits and hyphens, not '{name}'.", nameof(name));
        }
    }

    /// <summary>Checks a value to set.</summary>
    public static void CheckValue(string value)
    {
        if (TextRules.Bytes(value) is 0 or > ValueBytes)
        {
            throw new ArgumentException($"A secret has 1 to {ValueBytes} bytes.", nameof(value));
        }
    }
}
