namespace ProfilePlatform.Core.Profiles;

/// <summary>Knows of fields of a profile that follow from its other fields.</summary>
internal interface IProfileDerivation
{
    /// <summary>Brings them up to date, in the transaction of the change. It must not wait for anything.</summary>
    void Refresh(Profile profile);
}
