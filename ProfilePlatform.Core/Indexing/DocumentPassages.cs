using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Makes passages and card proposals of one document.</summary>
internal sealed class DocumentPassages(
    DocumentStore documents, TimeProvider time,
    [FromKeyedServices(LocalEncoder.Key)] IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    /// <summary>A megabyte of prose makes about a thousand; one of headings would make 140,000 and fill the server's memory.</summary>
    private const int MostPassages = 5_000;

    private static readonly JsonSerializerOptions ItemNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The document's passages, numbered from <paramref name="firstPosition"/>, and the cards that it suggests.</summary>
    /// <exception cref="InvalidDataException">It falls into too many passages.</exception>
    public async Task<(IReadOnlyList<Chunk> Chunks, IReadOnlyList<ExperienceCard> Cards)> OfAsync(
        Document document, int firstPosition, CancellationToken cancellationToken)
    {
        var text = await documents.TextByShaAsync(document.ProfileId, document.Sha256, cancellationToken)
            ?? throw new InvalidOperationException("The document's text is missing.");
        var sections = await SplitAsync(text, cancellationToken);
        var chunks = Chunker.Cut(document.Id, text, sections, firstPosition);
        if (chunks.Count > MostPassages)
        {
            throw new InvalidDataException($"The document falls into {chunks.Count} passages; {MostPassages} is the most.");
        }

        return (chunks, [.. CardExtractor.Extract(text, sections).Select(draft => Card(document, draft))]);
    }

    private async Task<IReadOnlyList<Section>> SplitAsync(CanonicalText text, CancellationToken cancellationToken)
    {
        try
        {
            return encoder is null ? LocalSectionSplitter.Split(text) : await LocalSectionSplitter.SplitAsync(text, encoder, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The encoder's files are broken: words alone label prose too.
            return LocalSectionSplitter.Split(text);
        }
    }

    private ExperienceCard Card(Document document, CardDraft draft)
    {
        var id = Ids.New(time);
        return new ExperienceCard
        {
            Id = id,
            ProfileId = document.ProfileId,
            DocumentId = document.Id,
            SourceKey = draft.SourceKey,
            SourceStart = draft.Source.Start,
            SourceEnd = draft.Source.End,
            Kind = draft.Kind,
            Title = draft.Title,
            CompanyName = draft.CompanyName,
            TeamName = draft.TeamName,
            Location = draft.Location,
            City = draft.City,
            Country = draft.Country,
            StartDate = draft.StartDate,
            EndDate = draft.EndDate,
            IsCurrent = draft.IsCurrent,
            Domain = draft.Domain,
            SubDomain = draft.SubDomain,
            IntentPrimary = draft.IntentPrimary,
            EmploymentType = draft.EmploymentType,
            SeniorityLevel = draft.SeniorityLevel,
            Summary = draft.Summary,
            SearchPhrases = [.. draft.SearchPhrases],
            Children =
            [
                .. draft.Children.Select((child, position) => new CardChild
                {
                    Id = Ids.New(time),
                    CardId = id,
                    ChildType = child.ChildType,
                    ItemsJson = JsonSerializer.Serialize(child.Items, ItemNames),
                    RawText = child.RawText,
                    Position = position,
                }),
            ],
        };
    }
}
