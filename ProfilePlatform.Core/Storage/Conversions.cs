using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ProfilePlatform.Core.Storage;

/// <summary>Stores an instant as microseconds since the Unix epoch, in UTC.</summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    stored => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (stored * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));

/// <summary>Stores a list of strings as a JSON array.</summary>
internal sealed class StringListJson() : ValueConverter<List<string>, string>(
    list => JsonSerializer.Serialize(list, (JsonSerializerOptions?)null),
    stored => JsonSerializer.Deserialize<List<string>>(stored, (JsonSerializerOptions?)null) ?? new List<string>());

/// <summary>Compares lists of strings by content, so that an edit in place is noticed.</summary>
internal sealed class StringListComparer() : ValueComparer<List<string>>(
    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
    list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
    list => list.ToList());
