using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Tests.Embeddings;

public sealed class AddEmbeddingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("encoder").FullName;

    [Fact]
    public async Task AddEmbeddings_WholeModel_RegistersAWorkingGenerator()
    {
        CopyModel();
        await using var services = Services();

        services.GetRequiredService<EncoderStatus>().ShouldBe(new EncoderStatus(true, null));
        var generator = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        (await generator.GenerateVectorAsync("hello", cancellationToken: TestContext.Current.CancellationToken)).Length.ShouldBe(512);
    }

    [Fact]
    public async Task AddEmbeddings_NoFolder_IsUnavailableWithAReason() => await ShouldBeUnavailable("model.json", Path.Combine(folder, "absent"));

    [Theory]
    [InlineData("model.json")]
    [InlineData("group1-shard3of7")]
    [InlineData("vocab.json")]
    public async Task AddEmbeddings_MissingFile_IsUnavailableWithAReason(string file)
    {
        CopyModel();
        File.Delete(Path.Combine(folder, file));

        await ShouldBeUnavailable(file);
    }

    [Fact]
    public async Task AddEmbeddings_TruncatedShard_IsUnavailableWithAReason()
    {
        CopyModel();
        using (var shard = File.OpenWrite(Path.Combine(folder, "group1-shard7of7")))
        {
            shard.SetLength(shard.Length - 4);
        }

        await ShouldBeUnavailable("27903652 bytes long instead of 27903656");
    }

    [Theory]
    [InlineData("model.json", "")]
    [InlineData("model.json", "{\"weightsManifest\": []}")]
    [InlineData("model.json", "{\"weightsManifest\": [{}]}")]
    [InlineData("model.json", "{\"weightsManifest\": [{\"paths\": [\"vocab.json\"], \"weights\": [{\"name\": \"x\"}]}]}")]
    [InlineData("vocab.json", "[[")]
    public async Task AddEmbeddings_BrokenJson_IsUnavailableWithAReason(string file, string content)
    {
        CopyModel();
        await File.WriteAllTextAsync(Path.Combine(folder, file), content, TestContext.Current.CancellationToken);

        await ShouldBeUnavailable(file);
    }

    [Fact]
    public async Task Generate_WeightsThatAreNoNumbers_Fails()
    {
        CopyModel();
        var shard = Path.Combine(folder, "group1-shard2of7");
        await File.WriteAllBytesAsync(shard, [.. Enumerable.Repeat<byte>(255, (int)new FileInfo(shard).Length)], TestContext.Current.CancellationToken);
        await using var services = Services();

        var generator = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        await Should.ThrowAsync<InvalidDataException>(generator.GenerateAsync(["hello"], cancellationToken: TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ShouldBeUnavailable(string reason, string? at = null)
    {
        await using var services = Services(at);

        services.GetService<IEmbeddingGenerator<string, Embedding<float>>>().ShouldBeNull();
        var status = services.GetRequiredService<EncoderStatus>();
        status.Available.ShouldBeFalse();
        status.Reason.ShouldNotBeNull().ShouldContain(reason);
    }

    private ServiceProvider Services(string? at = null) => new ServiceCollection().AddLogging().AddEmbeddings(at ?? folder).BuildServiceProvider();

    private void CopyModel()
    {
        foreach (var file in Directory.GetFiles(EncoderModel.DefaultFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
