namespace ProfilePlatform.Core.Storage;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Page">This page, from 1.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Page);

/// <summary>Which part of a list is wanted.</summary>
public readonly record struct PageRequest
{
    /// <summary>Rows on a page where nothing else is said.</summary>
    public const int DefaultSize = 20;

    /// <summary>Most rows on a page.</summary>
    public const int MaxSize = 100;

    /// <summary>Clamps both numbers to what is served: pages from 1, sizes from 1 to <see cref="MaxSize"/>.</summary>
    public PageRequest(int? page = null, int? size = null)
    {
        Page = Math.Clamp(page ?? 1, 1, 1_000_000);
        Size = Math.Clamp(size ?? DefaultSize, 1, MaxSize);
    }

    /// <summary>The page, from 1.</summary>
    public int Page { get; }

    /// <summary>Rows on it.</summary>
    public int Size { get; }

    /// <summary>Rows before it.</summary>
    public int Skip => (Page - 1) * Size;
}
