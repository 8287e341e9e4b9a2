using Microsoft.EntityFrameworkCore;

namespace ProfilePlatform.Core.Storage;

internal static class Paging
{
    /// <summary>Counts the rows and reads one page of them.</summary>
    public static async Task<Paged<T>> ToPageAsync<T>(this IQueryable<T> rows, PageRequest page, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Paged<T>(items, total, page.Page);
    }
}
