using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>What a visitor gets of a model's sentence.</summary>
internal enum Outcome
{
    /// <summary>The sentence as the model wrote it.</summary>
    OwnWords,

    /// <summary>The document's line in its place, and all numbers, dates and names of the sentence stand in it or in what it stands under.</summary>
    Quoted,

    /// <summary>A line of the document that does not hold all of them.</summary>
    QuotedInPart,

    Lost,
}

/// <summary>Tells what becomes of a sentence.</summary>
internal static class GroundingOutcome
{
    public static Outcome Of(string sentence, GroundingPerson person, SentenceVerdict verdict)
    {
        if (verdict.Kind != GroundingKind.Unsupported)
        {
            return Outcome.OwnWords;
        }

        if (verdict.Instead is not { } quote)
        {
            return Outcome.Lost;
        }

        var claim = new Claim(sentence, ProfilePlatform.Core.Text.Words.TextsIn(person.Name).ToHashSet());
        var held = new TermIndex(TermReader.Read($"{quote.Context}\n{quote.Text}"));
        return Enumerable.Range(0, claim.Terms.Count).All(index => !(claim.Terms[index].Kind != TermKind.Word || (claim.Required[index] && claim.IsName(index))) || (claim.Terms[index].Kind == TermKind.Word
            ? held.HasWord(claim.Terms[index].Text) || held.HasStem(claim.Terms[index].Stem) : held.States(claim.Terms[index]))) ? Outcome.Quoted : Outcome.QuotedInPart;
    }
}
