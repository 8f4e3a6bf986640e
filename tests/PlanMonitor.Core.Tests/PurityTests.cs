using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests;

/// <summary>Core is pure: same input, same output. What its compiled code refers to is read from the assembly itself.</summary>
public sealed class PurityTests
{
    private static readonly Assembly Core = typeof(IRule).Assembly;

    // Embedded resources are read and texts are written with these; none of them opens a file.
    private static readonly string[] AllowedIo = ["System.IO.Stream", "System.IO.StreamReader", "System.IO.TextReader", "System.IO.TextWriter"];

    private static readonly string[] BannedNamespaces = ["System.Net", "System.IO.", "System.Diagnostics.Process", "Microsoft.Win32", "System.Data", "Azure"];

    private static readonly string[] BannedTypes =
    [
        "System.Console", "System.Random", "System.TimeProvider", "System.TimeZoneInfo", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Timer",
        "System.Threading.PeriodicTimer", "System.Threading.Tasks.Task", "System.AppDomain", "System.AppContext",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture", "System.Globalization.CultureInfo.GetCultureInfo",
    ];

    [Fact]
    public void Core_refers_to_no_file_socket_process_or_clock() => Assert.DoesNotContain(Types(), IsBannedType);

    [Fact]
    public void Core_calls_no_clock_culture_or_environment() => Assert.DoesNotContain(Members(), IsBannedMember);

    [Fact]
    public void The_reader_of_references_sees_them()
    {
        Assert.Contains("System.IO.StreamReader", Types());
        Assert.Contains("System.Decimal.Round", Members());
    }

    [Fact]
    public void Every_public_record_is_immutable()
    {
        var records = Core.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null).ToList();
        Assert.True(records.Count > 50);
        Assert.Empty(records.SelectMany(type => type.GetProperties()).Where(property => property.SetMethod is { } set
            && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))).Select(Name));
        Assert.Empty(records.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(property => IsMutable(property.PropertyType)).Select(Name));
        Assert.Empty(Core.GetExportedTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } && field.Name != "value__").Select(Name));
    }

    private static bool IsBannedType(string type) =>
        BannedTypes.Contains(type) || (BannedNamespaces.Any(banned => type.StartsWith(banned, StringComparison.Ordinal)) && !AllowedIo.Contains(type));

    // The compiler asks for the thread in iterators.
    private static bool IsBannedMember(string member) =>
        BannedMembers.Contains(member) || (member.StartsWith("System.Environment.", StringComparison.Ordinal) && member != "System.Environment.get_CurrentManagedThreadId");

    private static bool IsMutable(Type type) =>
        type.IsArray || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(List<>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>) || type.GetGenericTypeDefinition() == typeof(IList<>)));

    private static string Name(MemberInfo member) => $"{member.DeclaringType}.{member.Name}";

    private static List<string> Types() => Read(metadata => metadata.TypeReferences.Select(handle => Full(metadata, metadata.GetTypeReference(handle))));

    private static List<string> Members() => Read(metadata => metadata.MemberReferences
        .Select(metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{Full(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}"));

    private static List<string> Read(Func<MetadataReader, IEnumerable<string>> names)
    {
        using var file = new PEReader(File.OpenRead(Core.Location));
        return [.. names(file.GetMetadataReader())];
    }

    private static string Full(MetadataReader metadata, TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
