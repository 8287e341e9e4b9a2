using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>A search of a member's history, as sent in JSON.</summary>
/// <param name="Id">The search.</param>
/// <param name="QueryText">The query in their words.</param>
/// <param name="CreatedAt">When it was asked.</param>
/// <param name="ExpiresAt">Until when it can be opened again.</param>
/// <param name="Expired">True from then on.</param>
/// <param name="ResultCount">People paid for.</param>
/// <param name="Alerts">True where the member is told of new people who match.</param>
public sealed record PastSearch(Guid Id, string QueryText, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Expired, int ResultCount, bool Alerts);

/// <summary>A search that is opened again: what was paid for, for nothing.</summary>
/// <param name="Answer">The people who were paid for and may still be seen.</param>
/// <param name="Query">The query in the member's words.</param>
/// <param name="Request">What won over it.</param>
/// <param name="SalaryMin">As of <see cref="SearchOrder.SalaryMin"/>.</param>
/// <param name="ExpiresAt">Until when it can be opened again.</param>
/// <param name="Alerts">As of <see cref="PastSearch"/>.</param>
public sealed record OpenSearch(SearchAnswer Answer, string Query, PeopleRequest Request, double? SalaryMin, DateTimeOffset ExpiresAt, bool Alerts);
