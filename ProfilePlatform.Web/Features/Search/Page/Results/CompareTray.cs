using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>People put side by side, two to four.</summary>
public sealed class CompareTray
{
    /// <summary>Fewest people that can be compared.</summary>
    public const int Fewest = 2;

    /// <summary>Most people that can be compared.</summary>
    public const int Most = 4;

    private readonly List<Guid> _people = [];

    /// <summary>Whoever is in it, in the order in which they were put there.</summary>
    public IReadOnlyList<Guid> People => _people;

    /// <summary>True where there are enough to compare.</summary>
    public bool IsReady => _people.Count >= Fewest;

    /// <summary>True where nobody else fits in.</summary>
    public bool IsFull => _people.Count == Most;

    /// <summary>True where the person is in it.</summary>
    public bool Holds(Guid person) => _people.Contains(person);

    /// <summary>Puts a person in, or takes them out; false where it is full.</summary>
    public bool Toggle(Guid person)
    {
        if (_people.Remove(person))
        {
            return true;
        }

        if (IsFull)
        {
            return false;
        }

        _people.Add(person);
        return true;
    }

    /// <summary>Empties it.</summary>
    public void Clear() => _people.Clear();

    /// <summary>Those of <paramref name="shown"/> who are in it.</summary>
    public IReadOnlyList<FoundPerson> Among(IReadOnlyList<FoundPerson> shown) =>
        [.. _people.Select(id => shown.FirstOrDefault(person => person.Id == id)).OfType<FoundPerson>()];
}
