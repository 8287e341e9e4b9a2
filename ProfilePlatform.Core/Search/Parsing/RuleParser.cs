using System.Collections.Frozen;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>
/// Reads a query without a model. Numbers and fixed phrases are found first, then names, then the role; what is left over and says anything is a
/// keyword. Places, firms, times, salary and "open to work" are conditions, all else is a wish.
/// </summary>
public static class RuleParser
{
    private static readonly FrozenSet<string> Empty = (
        "find show give get list search looking look want need wanted hire hiring people person persons someone somebody anyone candidate candidates profile profiles "
        + "professional professionals expert experts experience experienced background skills skill knowledge working work worked works job jobs role roles position positions "
        + "opening openings based located living area company companies firm firms years year yrs please help good great best top strong years' least preferably ideally "
        + "must only should also currently available join team using use used known knows familiar proficient level new recommend suggest hello hi thanks thank").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "Who ran Kubernetes" asks for Kubernetes; a "run coach" and the "built environment" are themselves asked for.
    private static readonly FrozenSet<string> Acts = "ran run runs led leads built builds made makes did does held holds handled handles wrote writes set".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What <paramref name="query"/> asks for.</summary>
    public static SearchCriteria Parse(string query, TimeProvider time)
    {
        var cleaned = QueryCleanup.Clean(query);
        var text = new QueryText(cleaned);
        var draft = new CriteriaDraft();
        CountFinder.Find(text, draft);
        AvailabilityFinder.Find(text, draft);
        TimeFinder.Find(text, draft, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        SalaryFinder.Find(text, draft);
        ExclusionFinder.Find(text, draft);
        CompanyFinder.Find(text, draft);
        PlaceFinder.Find(text, draft);
        RoleFinder.Find(text, draft);
        WishFinder.Find(text, draft);
        TakeRest(text, draft);
        return CriteriaRules.Normalise(DraftCriteria.Of(query, cleaned, draft), time, monthly: false);
    }

    /// <summary>True for a folded word that queries are made of and that narrows nothing.</summary>
    internal static bool SaysNothing(string word) => Empty.Contains(word) || StopWords.Contains(word);

    private static bool SaysNothing(QueryText text, int index) =>
        SaysNothing(text.Key(index)) || (text.Key(index - 1) is "who" or "that" or "have" or "has" or "having" && Acts.Contains(text.Key(index)));

    // Neighbours that nobody knows stay together: "supply chain ethics" is one keyword.
    private static void TakeRest(QueryText text, CriteriaDraft draft)
    {
        var known = Enumerable.Range(0, text.Count).Count(index => !text.IsFree(index) && !SaysNothing(text.Key(index)));
        var unknown = 0;
        for (var index = 0; index < text.Count; index++)
        {
            var length = 0;
            while (text.IsFree(index + length) && !SaysNothing(text, index + length) && text.Key(index + length) != "&" && (length == 0 || !text.Tokens[index + length].AfterBreak) && length < 3)
            {
                length++;
            }

            if (length > 0)
            {
                draft.Keywords.Add(text.Original(index, length));
                unknown += length;
                index += length - 1;
            }
        }

        // "Looking for work" is understood, though none of its words says much alone.
        known = known + unknown == 0 && Enumerable.Range(0, text.Count).Any(index => !text.IsFree(index)) ? 1 : known;
        draft.Words = (known, known + unknown);
    }
}
