using System.Runtime.InteropServices;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>Makes a segment of people, one after another.</summary>
internal sealed class SegmentBuilder(string build, int dimensions)
{
    private readonly List<Guid> _profileIds = [];
    private readonly List<long> _salaryMins = [];
    private readonly List<int> _cardStarts = [0];
    private readonly OrdinalListsBuilder _personFacets = new(withWorths: false);
    private readonly List<int> _personOfCard = [];
    private readonly List<int> _entryStarts = [0];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly OrdinalListsBuilder _cardFacets = new(withWorths: false);
    private readonly List<uint> _grams = [];
    private readonly List<int> _gramStarts = [0];
    private readonly List<int> _cardOfEntry = [];
    private readonly List<Guid> _ids = [];
    private readonly List<long> _rows = [];
    private readonly OrdinalListsBuilder _words = new(withWorths: true);
    private readonly List<(int Ordinal, ReadOnlyMemory<float> Vector)> _vectors = [];
    private readonly Dictionary<string, (int InTitle, int InText)> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    public void Add(PersonDocument person)
    {
        var ordinal = _profileIds.Count;
        _profileIds.Add(person.ProfileId);
        _salaryMins.Add(person.SalaryMin ?? -1);
        if (person.OpenToWork)
        {
            _personFacets.Add(Facet.OpenToWork, ordinal);
        }

        foreach (var place in person.PreferredPlaces)
        {
            _personFacets.Add(Facet.Place(place), ordinal);
        }

        foreach (var card in person.Cards)
        {
            Add(ordinal, card);
        }

        _cardStarts.Add(_personOfCard.Count);
    }

    /// <summary>The segment, with the vectors that the documents had; the caller may set more before it is searched.</summary>
    public PeopleSegment Build()
    {
        var vectors = ByteVectors.Empty(_cardOfEntry.Count, dimensions);
        foreach (var (ordinal, vector) in _vectors)
        {
            vectors.Set(ordinal, vector.Span);
        }

        return new PeopleSegment
        {
            Build = build,
            ProfileIds = [.. _profileIds],
            SalaryMins = [.. _salaryMins],
            CardStarts = [.. _cardStarts],
            PersonFacets = _personFacets.Build(),
            PersonOfCard = [.. _personOfCard],
            EntryStarts = [.. _entryStarts],
            Starts = [.. _starts],
            Ends = [.. _ends],
            CardFacets = _cardFacets.Build(),
            Grams = [.. _grams],
            GramStarts = [.. _gramStarts],
            CardOfEntry = [.. _cardOfEntry],
            Ids = [.. _ids],
            Rows = [.. _rows],
            Words = _words.Build(),
            Vectors = vectors,
        };
    }

    private void Add(int person, CardDocument card)
    {
        var ordinal = _personOfCard.Count;
        _personOfCard.Add(person);
        _starts.Add(card.Start);
        _ends.Add(card.End);
        _grams.AddRange(PhraseGrams.Of(card.Phrases));
        _gramStarts.Add(_grams.Count);
        foreach (var facet in card.Facets)
        {
            _cardFacets.Add(facet, ordinal);
        }

        foreach (var entry in card.Entries)
        {
            Add(ordinal, entry);
        }

        _entryStarts.Add(_cardOfEntry.Count);
    }

    private void Add(int card, EntryDocument entry)
    {
        var ordinal = _cardOfEntry.Count;
        _cardOfEntry.Add(card);
        _ids.Add(entry.Id);
        _rows.Add(entry.Row);
        if (entry.Vector.Length == dimensions && dimensions > 0)
        {
            _vectors.Add((ordinal, entry.Vector));
        }

        _counts.Clear();
        var length = Count(entry.Title, inTitle: true) + Count(entry.Words, inTitle: false);
        foreach (var (stem, (inTitle, inText)) in _counts)
        {
            _words.Add(stem, ordinal, WordWorth.Of(inTitle, inText, length));
        }
    }

    private int Count(string words, bool inTitle)
    {
        var length = 0;
        foreach (var range in words.AsSpan().Split(' '))
        {
            var word = words[range];
            if (word.Length == 0 || StopWords.Contains(word))
            {
                continue;
            }

            length++;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, Stem(word), out _);
            count = inTitle ? (count.InTitle + 1, count.InText) : (count.InTitle, count.InText + 1);
        }

        return length;
    }

    private string Stem(string word)
    {
        ref var stem = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, word, out _);
        return stem ??= Stems.Of(word);
    }
}
