using Microsoft.Extensions.AI;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Questions about people: those that models are fitted on, and those that are only measured.</summary>
/// <param name="Fitting">Two CVs and six of the demo people.</param>
/// <param name="KeptCv">A third CV.</param>
/// <param name="KeptDemo">The other six demo people.</param>
internal sealed record PeopleCases(List<CvCase> Fitting, List<CvCase> KeptCv, List<CvCase> KeptDemo)
{
    public static async Task<PeopleCases> BuildAsync(IEmbeddingGenerator<string, Embedding<float>>? encoder, CancellationToken cancellationToken)
    {
        var (fitting, kept) = await DemoCases.BuildAsync(encoder is not null, cancellationToken);
        return new PeopleCases(
            [.. await CvCases.BuildAsync("maya", encoder, cancellationToken), .. await CvCases.BuildAsync("arjun", encoder, cancellationToken), .. fitting],
            await CvCases.BuildAsync("elena", encoder, cancellationToken),
            kept);
    }
}
