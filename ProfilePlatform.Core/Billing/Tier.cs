namespace ProfilePlatform.Core.Billing;

/// <summary>What a profile costs.</summary>
public enum Tier
{
    /// <summary>Nothing.</summary>
    Free,

    /// <summary>The platform's fee each month.</summary>
    PaidIndividual,

    /// <summary>An amount each month that an administrator sets.</summary>
    PaidEnterprise,
}

/// <summary>Tiers by the names that programs know.</summary>
public static class TierNames
{
    private static readonly (Tier Tier, string Name)[] All = [(Tier.Free, "free"), (Tier.PaidIndividual, "paid_individual"), (Tier.PaidEnterprise, "paid_enterprise")];

    /// <summary>The name of a tier.</summary>
    public static string Name(this Tier tier) => Array.Find(All, one => one.Tier == tier).Name;

    /// <summary>The tier of a name; null where there is none.</summary>
    public static Tier? Find(string? name) => Array.Exists(All, one => one.Name == name) ? Array.Find(All, one => one.Name == name).Tier : null;
}
