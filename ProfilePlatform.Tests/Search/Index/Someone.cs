using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Store;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>A made-up person for the people index. Cosines with the query are chosen: the query is the first axis.</summary>
internal sealed class Someone(int number)
{
    public const int Dimensions = 64;

    private readonly List<ExperienceCard> _cards = [];
    private readonly Dictionary<Guid, float> _cosines = [];

    public Guid Id { get; } = new(number, 1, 1, new byte[8]);

    public Profile Profile { get; } = new() { Id = new Guid(number, 1, 1, new byte[8]), Slug = $"p{number}", DisplayName = $"Person {number}", ContentVersion = 1, Enabled = true };

    public IReadOnlyList<ExperienceCard> Cards => _cards;

    public static float[] Query { get; } = Axis(1, 0);

    public Someone With(Action<Profile> change)
    {
        change(Profile);
        return this;
    }

    /// <summary>Adds a card; <paramref name="children"/> are texts of its parts with their cosines.</summary>
    public Someone Card(string title, float cosine = 0, Action<ExperienceCard>? change = null, params (string Text, float Cosine)[] children)
    {
        var card = new ExperienceCard { Id = new Guid(number, 2, (short)_cards.Count, new byte[8]), ProfileId = Id, Title = title, Position = _cards.Count };
        _cosines[card.Id] = cosine;
        foreach (var (text, ofChild) in children)
        {
            var child = new CardChild { Id = new Guid(number, (short)(100 + _cards.Count), (short)card.Children.Count, new byte[8]), CardId = card.Id, RawText = text, Position = card.Children.Count };
            card.Children.Add(child);
            _cosines[child.Id] = ofChild;
        }

        change?.Invoke(card);
        _cards.Add(card);
        return this;
    }

    public PersonDocument Document(bool withVectors = true)
    {
        var document = PersonDocuments.Of(Profile, _cards).Document;
        return !withVectors ? document : document with
        {
            Cards = [.. document.Cards.Select(card => card with { Entries = [.. card.Entries.Select(entry => entry with { Vector = Axis(_cosines.GetValueOrDefault(entry.Id), number) })] })],
        };
    }

    public PersonChange Change(bool withVectors = true) => new(Id, Document(withVectors), withVectors);

    // A unit vector with this cosine to the first axis.
    private static float[] Axis(float cosine, int other)
    {
        var vector = new float[Dimensions];
        vector[0] = cosine;
        vector[1 + (other % (Dimensions - 1))] = MathF.Sqrt(Math.Max(0, 1 - (cosine * cosine)));
        return vector;
    }
}
