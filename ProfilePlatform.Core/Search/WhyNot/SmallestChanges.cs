using System.Numerics;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>
/// Finds the fewest conditions that must be given up for somebody to pass. Whoever passes does so with one card, so only sets of what one of their cards
/// fails are candidates; of the conditions that a tier gives up by itself each may be in it or not, because giving up another may bring enough people
/// for a stricter tier.
/// </summary>
internal static class SmallestChanges
{
    /// <summary>All sets of the smallest size; the empty set alone where they pass already.</summary>
    public static IReadOnlyList<(ulong Given, ConditionBits.Passing Passing)> Of(ConditionBits bits, (int Part, int Person) person)
    {
        foreach (var size in Candidates(bits, person).GroupBy(BitOperations.PopCount).OrderBy(size => size.Key))
        {
            var admitting = size.Order().Select(given => (Given: given, Passing: bits.Without(given))).Where(change => change.Passing.Has(person)).ToList();
            if (admitting.Count > 0)
            {
                return admitting;
            }
        }

        return [];
    }

    private static HashSet<ulong> Candidates(ConditionBits bits, (int Part, int Person) person)
    {
        var candidates = new HashSet<ulong>();
        foreach (var failing in bits.CardsOf(person).Select(card => card.Failing).Distinct())
        {
            var relaxable = failing & bits.Relaxable;
            for (var some = relaxable; ; some = (some - 1) & relaxable)
            {
                var given = (failing & ~bits.Relaxable) | some;
                candidates.Add(given);
                if (bits.WithOpenInstead(given) is { } other)
                {
                    candidates.Add(other);
                }

                if (some == 0)
                {
                    break;
                }
            }
        }

        return candidates;
    }
}
