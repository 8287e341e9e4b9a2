namespace ProfilePlatform.Core.Leads;

/// <summary>How far an owner is with a lead.</summary>
public static class LeadStatus
{
    /// <summary>Nothing was done yet.</summary>
    public const string New = "new";

    /// <summary>The owner has written to them.</summary>
    public const string Contacted = "contacted";

    /// <summary>It is over.</summary>
    public const string Closed = "closed";

    /// <summary>All, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [New, Contacted, Closed];
}
