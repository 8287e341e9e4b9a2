namespace ProfilePlatform.Core.Search.Index;

/// <summary>The experience cards of everybody who is listed, to be searched by meaning, words and conditions.</summary>
public interface IPeopleIndex
{
    /// <summary>The best people for a query, best first. Who may see them is for the caller to ask last.</summary>
    Task<RankedPeople> SearchAsync(PeopleQuery query, CancellationToken cancellationToken);
}
