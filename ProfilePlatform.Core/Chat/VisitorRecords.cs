using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Chat.Model;

namespace ProfilePlatform.Core.Chat;

/// <summary>An e-mail address that a visitor wrote, and what stands with it.</summary>
/// <param name="Email">As written.</param>
/// <param name="Name">Empty where none was given.</param>
/// <param name="Notes">What they want, in their own words.</param>
public sealed record VisitorAddress(string Email, string Name, string Notes);

/// <summary>What a turn leaves for the owner beside its answer.</summary>
/// <param name="Addresses">Each once.</param>
/// <param name="QuestionIsOpen">True where the question goes to the owner though something was answered.</param>
internal sealed record VisitorRecords(IReadOnlyList<VisitorAddress> Addresses, bool QuestionIsOpen)
{
    /// <summary>What a model noted, and the address in the visitor's message, which is noted whether a model thought of it or not.</summary>
    public static VisitorRecords Of(VisitorWords visitor, ToolCalls? tools)
    {
        var addresses = tools?.Addresses.DistinctBy(address => address.Email, StringComparer.OrdinalIgnoreCase).ToList() ?? [];
        if (EmailFinder.In(visitor.Message) is { } contact)
        {
            var known = addresses.FindIndex(address => string.Equals(address.Email, contact.Email, StringComparison.OrdinalIgnoreCase));
            if (known < 0)
            {
                addresses.Add(new VisitorAddress(contact.Email, contact.Name ?? "", visitor.Message));
            }
            else if (addresses[known].Name.Length == 0)
            {
                addresses[known] = addresses[known] with { Name = contact.Name ?? "" };
            }
        }

        return new VisitorRecords(addresses, tools?.QuestionIsOpen ?? false);
    }
}
