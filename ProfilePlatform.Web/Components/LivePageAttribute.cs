using Microsoft.AspNetCore.Components.Endpoints;

namespace ProfilePlatform.Web.Components;

/// <summary>Marks a page that holds interactive components. Only such pages load the browser script and open a circuit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LivePageAttribute : Attribute
{
    /// <summary>True where the page uses the component library, whose style sheet and script are then loaded too.</summary>
    public bool Library { get; init; }

    /// <summary>What the page that a request is for says of itself; null where it is not live.</summary>
    public static LivePageAttribute? Of(HttpContext? http) =>
        http?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page
            ? (LivePageAttribute?)GetCustomAttribute(page, typeof(LivePageAttribute))
            : null;
}
