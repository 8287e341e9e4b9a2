using System.Collections.Frozen;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Where: "in SF", "near Greater Boston", "Pune or Mumbai", "backend engineers Berlin, Germany".</summary>
internal static class PlaceFinder
{
    private static readonly FrozenSet<string> Before =
        "in near around across covering for within throughout from to at jobs positions roles openings based located working live lives living residing and or & , outside".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Strong = "in near around across covering within throughout based located".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Places that are also words or people's names: they need a word before them that says where, or a capital where capitals mean something.
    private static readonly FrozenSet<string> Words =
        "nice bath cork hull york split reading victoria hamilton jordan georgia mobile essen surat salem buffalo madison phoenix orlando charlotte austin arlington troy normal independence eternal gulf asia europe africa chase kandy pisa bari lima oran kano cali bern".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Codes that are also words or titles.
    private static readonly FrozenSet<string> Codes = "de pa ms md ma la co al sa na eu pr va act cs".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Links = "or in me as is on id hi ok us".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Lead = "in near around across covering within throughout from at based located working living residing jobs positions roles openings for companies".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(QueryText query, CriteriaDraft draft)
    {
        for (var index = 0; index < query.Count; index++)
        {
            if (Read(query, index, draft.Places.Count > 0) is { Length: > 0 } read)
            {
                draft.Places.Add(read.Place);
                Take(query, index, read.Length, draft);
                index += read.Length - 1;
            }
        }
    }

    private static (NamedPlace Place, int Length) Read(QueryText query, int index, bool haveOne)
    {
        if (!query.IsFree(index))
        {
            return default;
        }

        var greater = query.Key(index) is "greater" or "metro" or "metropolitan" ? 1 : 0;
        if (greater > 0 && query.IsFree(index + 1) && PlaceNames.All.Longest(query.Keys, index, out _) == 0
            && PlaceNames.All.Longest(query.Keys, index + 1, out var city) is var more and > 0)
        {
            var name = query.Key(index) == "greater" ? "Greater " + city.Name : city.Name + " metro";
            return (PlaceNames.Greater(city, name), 1 + more + (query.Key(index + 1 + more) is "area" ? 1 : 0));
        }

        var length = PlaceNames.All.Longest(query.Keys, index, out var place, (found, words) => query.AreFree(index, words) && query.IsUnbroken(index, words) && Fits(query, index, words, found, haveOne));
        return length == 0 ? default
            : query.Key(index + length) is "metro" or "metropolitan" && place.Kind == "city"
                ? (PlaceNames.Greater(place, place.Name + " metro"), length + (query.Key(index + length + 1) is "area" ? 2 : 1))
                : (place, length);
    }

    private static bool Fits(QueryText query, int index, int length, NamedPlace place, bool haveOne)
    {
        var key = query.Words(index, length);
        var told = Strong.Contains(query.Key(index - 1)) || query.Key(index + length) is "area" or "based" || query.Key(index - 1) is "the" && Strong.Contains(query.Key(index - 2));
        var named = query.TellsNames && query.Tokens[index].Text.All(sign => !char.IsLower(sign));
        var opens = Enumerable.Range(0, index).All(before => !query.IsFree(before)) && RoleFollows(query, index + length);
        if (!place.IsCode)
        {
            return told || opens || !Words.Contains(key) || Before.Contains(query.Key(index - 1)) || query.TellsNames && query.IsCapital(index) && index > 0;
        }

        if (Links.Contains(key))
        {
            // "Based in Pune" has no Indiana, "near or" and "engineers in OR" have Oregon.
            return named || query.Key(index - 1) is "in" or "near" or "around" && (index + length == query.Count || PlaceNames.All.Longest(query.Keys, index + length, out _) == 0);
        }

        var last = index + length == query.Count && !haveOne && (!Codes.Contains(key) || index > 0);
        var follows = Before.Contains(query.Key(index - 1)) && query.Key(index - 1) is not ("and" or "or" or "&" or "to" or "at");
        return told || follows || last || opens && !haveOne || haveOne && query.Tokens[index].AfterBreak;
    }

    private static bool RoleFollows(QueryText query, int index) =>
        Enumerable.Range(index, Math.Clamp(query.Count - index, 0, 5)).Any(next => RoleNames.IsNoun(RoleNames.Singular(query.Key(next))) || query.Key(next) is "devrel" or "revops");

    // "Located in Pune area", "at companies in Pune": the words around a place say nothing more. "Pune, India" is one place, and so is "Tbilisi, Georgia", which is a state too.
    private static void Take(QueryText query, int index, int length, CriteriaDraft draft)
    {
        query.Take(index, length);
        for (var before = index - 1; before >= 0 && query.IsFree(before) && (Lead.Contains(query.Key(before)) || query.Key(before) is "the" or "area"); before--)
        {
            query.Take(before, 1);
        }

        if (query.IsFree(index + length) && query.Key(index + length) is "area" or "based" or "region")
        {
            query.Take(index + length, 1);
        }

        if (draft.Places is [.., { Kind: "city" or "metro" or "state" } inner, var outer]
            && (outer.Usual == inner.Country || outer.Kind == "state" && inner.Kind == "city" && outer.Country == inner.Country)
            && query.Key(index - 1) is not ("or" or "and"))
        {
            draft.Places.RemoveAt(draft.Places.Count - 1);
        }
    }
}
