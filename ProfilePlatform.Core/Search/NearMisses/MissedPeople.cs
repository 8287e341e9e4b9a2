using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.WhyNot;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Finds who failed exactly one condition of a search and would have ranked among the first without it.</summary>
internal sealed class MissedPeople(PeopleIndex index, PeopleStore store, ILogger<MissedPeople> log)
{
    /// <summary>Each with the condition and one of its values. One thread, at most a search for each condition.</summary>
    public IReadOnlyList<Missed> Of(PeopleQuery query, CancellationToken cancellationToken)
    {
        var state = index.State;
        var bits = new ConditionBits(query, state, cancellationToken);
        var now = bits.Without(0);
        var relaxed = bits.Relaxed(now.Tier);
        var missed = new List<Missed>();
        for (var i = 0; i < Math.Min(bits.Conditions.Count, NearMissLimits.Conditions); i++)
        {
            if ((relaxed >> i & 1) != 0 || bits.Without(1UL << i).PeopleNotIn(now) == 0)
            {
                continue;
            }

            var condition = bits.Conditions[i];
            var changed = condition.Without(query) with { Most = NearMissLimits.People };
            var first = new PeopleSearch(changed, state, store, log) { Threads = 1 }.Run(cancellationToken).People.Select(person => person.ProfileId).ToHashSet();
            first.ExceptWith(now.Among(first));
            var values = ShownValues.Of(condition.Condition, state);
            missed.AddRange(first.SelectMany(person => values.Select(value => new Missed(person, condition.Kind, value))));
        }

        return missed;
    }
}

/// <summary>Somebody and what alone kept them out.</summary>
internal readonly record struct Missed(Guid ProfileId, string Kind, string Value);
