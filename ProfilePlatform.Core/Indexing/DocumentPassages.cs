using System.Text.Json;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Makes passages and card proposals of one document.</summary>
internal sealed class DocumentPassages(DocumentStore documents, DocumentSections split, TimeProvider time)
{
    /// <summary>A megabyte of prose makes about a thousand; one of headings would make 140,000 and fill the server's memory.</summary>
    private const int MostPassages = 5_000;

    private static readonly JsonSerializerOptions ItemNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// The document's passages, numbered from <paramref name="firstPosition"/>, the cards that it suggests, and how it was split; as a model split it
    /// before, unless that was before <paramref name="notBefore"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">It falls into too many passages.</exception>
    public async Task<(IReadOnlyList<Chunk> Chunks, IReadOnlyList<ExperienceCard> Cards, SplitOutcome Split)> OfAsync(
        Document document, int firstPosition, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var text = await documents.TextByShaAsync(document.ProfileId, document.Sha256, cancellationToken)
            ?? throw new InvalidOperationException("The document's text is missing.");
        var outcome = await split.OfAsync(document, text, notBefore, cancellationToken);
        var chunks = Chunker.Cut(document.Id, text, outcome.Sections, firstPosition);
        if (chunks.Count > MostPassages)
        {
            throw new InvalidDataException($"The document falls into {chunks.Count} passages; {MostPassages} is the most.");
        }

        return (chunks, [.. CardExtractor.Extract(text, outcome.Sections).Select(draft => Card(document, draft))], outcome);
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
