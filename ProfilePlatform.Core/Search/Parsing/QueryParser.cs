using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Reads queries: with a model where there is one, else, and where it fails, by rules.</summary>
internal sealed class QueryParser(ModelParser model, LanguageModel language, TimeProvider time)
{
    /// <summary>What <paramref name="query"/> asks for, normalised.</summary>
    public async Task<SearchCriteria> ParseAsync(string query, CancellationToken cancellationToken)
    {
        var rules = RuleParser.Parse(query, time);
        if (!language.IsConfigured || await model.ParseAsync(rules.QueryCleaned, cancellationToken) is not { } read)
        {
            return rules;
        }

        // A model names one place and no role: what the rules know of both, in the words as the model spelt them, is kept for the filter, unless
        // the model read another place.
        rules = RuleParser.Parse(read.QueryCleaned, time);
        var normal = CriteriaRules.Normalise(read with { QueryOriginal = query }, time, monthly: true);
        return normal with
        {
            Role = rules.Role,
            Places = PlacesOf(normal, rules),
            TimeLabel = rules.TimeLabel,
            QueryEmbeddingText = normal.QueryEmbeddingText.Length > 0 ? normal.QueryEmbeddingText : rules.QueryEmbeddingText,
        };
    }

    private static IReadOnlyList<SoughtPlace> PlacesOf(SearchCriteria read, SearchCriteria rules)
    {
        var must = read.Must;
        string[] named = [.. new[] { must.City, must.LocationText }.OfType<string>()];
        if (named.Length == 0)
        {
            return must.Country is not { } country ? [] : rules.Must.Country == country ? rules.Places : CriteriaPlaces.Named(country);
        }

        return rules.Places.Any(place => named.Any(name => CriteriaPlaces.IsIn(name, place))) ? rules.Places : CriteriaPlaces.Named(named[0]);
    }
}
