using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Benchmarks;

/// <summary>
/// One search over one profile's passages: six words of very different frequency and a vector of 512 dimensions, as a question asks.
/// Passages of 120 words drawn from 5,000, the frequent ones far more often.
/// </summary>
[Config(typeof(Percentiles))]
[MemoryDiagnoser]
public class ProfileIndexBenchmarks
{
    private const int Dimensions = 512;
    private static readonly Guid Profile = new("aaaaaaaa-0000-7000-8000-000000000001");
    private readonly Random _random = new(1);
    private DataDirectory _data = null!;
    private ProfileIndexFiles _files = null!;
    private SqliteProfileIndex _index = null!;
    private IndexContent _content = null!;
    private IndexQuery _both = null!;

    [Params(60, 1_000, 20_000)]
    public int Chunks { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _data = new DataDirectory(Directory.CreateTempSubdirectory("bench-").FullName);
        var vectors = new VectorExtension();
        _files = new ProfileIndexFiles(_data, vectors, new ProfileIndexLimits(), NullLogger<ProfileIndexFiles>.Instance);
        _index = new SqliteProfileIndex(_files, vectors);
        _content = new IndexContent(1, "random", Dimensions, [.. Enumerable.Range(0, Chunks).Select(i => (Chunk(i), (ReadOnlyMemory<float>)Vector()))]);
        await _index.ReplaceAsync(Profile, _content, CancellationToken.None);
        _both = new IndexQuery(["word5", "word60", "word300", "word900", "word2000", "word4000"], Vector(), [], 20);
        await _index.SearchAsync(Profile, _both, CancellationToken.None);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _files.Dispose();
        Directory.Delete(_data.Root, recursive: true);
    }

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> Search() => _index.SearchAsync(Profile, _both, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchInTopic() =>
        _index.SearchAsync(Profile, _both with { Topics = [Topics.Experience] }, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchByWords() =>
        _index.SearchAsync(Profile, _both with { Vector = ReadOnlyMemory<float>.Empty }, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchByVector() => _index.SearchAsync(Profile, _both with { Terms = [] }, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexChange>> ReplaceBySame() => _index.ReplaceAsync(Profile, _content, CancellationToken.None);

    private static Chunk Chunk(int i, string text) => new(
        TextHash.Of($"{i}"), Profile, i % 2 == 0 ? Topics.Experience : Topics.Education, $"Heading {i}", new TextSpan(i, i + text.Length), text, i);

    private Chunk Chunk(int i) => Chunk(i, string.Join(' ', Enumerable.Range(0, 120).Select(_ => $"word{(int)(5000 * Math.Pow(_random.NextDouble(), 3))}")));

    private float[] Vector() => [.. Enumerable.Range(0, Dimensions).Select(_ => _random.NextSingle() - 0.5f)];

    private sealed class Percentiles : ManualConfig
    {
        public Percentiles()
        {
            AddColumn(StatisticColumn.P50, StatisticColumn.P95);
            // In this process: a project that is made on the fly does not find the web framework that the application needs.
            AddJob(Job.ShortRun.WithIterationCount(20).WithToolchain(InProcessEmitToolchain.Instance));
        }
    }
}
