using System.Diagnostics.CodeAnalysis;

namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>What could be read from a model's reply. That nothing could be is a normal outcome.</summary>
/// <param name="Value">What was read; null where nothing could be.</param>
/// <param name="Problem">Why not, in words of ours that quote nothing of the reply; empty where it was read.</param>
/// <param name="Dropped">Items of a list that were incomplete or did not fit.</param>
public sealed record StructuredReply<T>(T? Value, string Problem, int Dropped)
    where T : class
{
    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Parsed => Value is not null;
}
