using PlanMonitor.Samples;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Services.Tests.Samples;

/// <summary>The committed samples are what the generator writes.</summary>
public sealed class SampleFilesTests
{
    private const long MostBytes = 1_000_000;

    [Fact]
    public void The_generator_writes_the_committed_files_byte_for_byte()
    {
        var fresh = Directory.CreateTempSubdirectory("planmonitor-samples-");
        try
        {
            SampleTree.Write(fresh.FullName);
            var written = Files(fresh.FullName);
            var committed = Files(Repo.At("tests", "samples"));

            Assert.Equal(written.Keys.Order(StringComparer.Ordinal), committed.Keys.Order(StringComparer.Ordinal));
            Assert.All(written, file => Assert.True(file.Value.AsSpan().SequenceEqual(committed[file.Key]), $"{file.Key} differs: run PlanMonitor.Samples"));
            Assert.InRange(written.Sum(file => (long)file.Value.Length), 1, MostBytes);
        }
        finally
        {
            fresh.Delete(recursive: true);
        }
    }

    private static Dictionary<string, byte[]> Files(string folder) =>
        new[] { Path.Combine(folder, "answers.json") }.Concat(Directory.EnumerateFiles(Path.Combine(folder, "inbox"), "*", SearchOption.AllDirectories))
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
}
