using System.Collections.Concurrent;

namespace ProfilePlatform.Web.Hosting;

/// <summary>What each part of the platform can do just now.</summary>
public sealed class Readiness
{
    private readonly ConcurrentDictionary<string, Component> _components = new(StringComparer.Ordinal);

    /// <summary>States a component's condition; the last word counts.</summary>
    public void Set(string name, ComponentState state, string detail) => _components[name] = new Component(name, state, detail);

    /// <summary>All components, by name.</summary>
    public IReadOnlyList<Component> Components => [.. _components.Values.OrderBy(component => component.Name, StringComparer.Ordinal)];

    /// <summary>True when nothing is starting or failed; a degraded part still serves.</summary>
    public bool IsReady => _components.Values.All(component => component.State is ComponentState.Ok or ComponentState.Degraded);
}

/// <summary>How a component is.</summary>
public enum ComponentState
{
    /// <summary>Works fully.</summary>
    Ok,

    /// <summary>Works with less than it could.</summary>
    Degraded,

    /// <summary>Not yet.</summary>
    Starting,

    /// <summary>Not at all.</summary>
    Failed,
}

/// <summary>A part of the platform and how it is.</summary>
public sealed record Component(string Name, ComponentState State, string Detail);
