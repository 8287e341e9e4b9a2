using System.Runtime.InteropServices;
using System.Text;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>A segment on disk, as it lies in memory: read in a second where the store takes half a minute. Whoever finds it wanting reads the store.</summary>
internal static class SegmentFile
{
    // Raised with any change of what is written below, or of what words, worths and vectors mean.
    private const string Format = "people-segment-1";

    /// <summary>Writes it beside <paramref name="path"/> and then puts it in its place.</summary>
    public static void Write(string path, PeopleSegment segment, long generation)
    {
        var temporary = path + ".part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            var writer = new Writer(file);
            writer.Text(Format);
            writer.Text(segment.Build);
            writer.Array([generation]);
            writer.Array([segment.Vectors.Dimensions]);
            writer.Array(segment.ProfileIds);
            writer.Array(segment.SalaryMins);
            writer.Array(segment.CardStarts);
            writer.Lists(segment.PersonFacets);
            writer.Array(segment.PersonOfCard);
            writer.Array(segment.EntryStarts);
            writer.Array(segment.Starts);
            writer.Array(segment.Ends);
            writer.Lists(segment.CardFacets);
            writer.Array(segment.Grams);
            writer.Array(segment.GramStarts);
            writer.Array(segment.CardOfEntry);
            writer.Array(segment.Ids);
            writer.Array(segment.Rows);
            writer.Lists(segment.Words);
            writer.Array(segment.Vectors.Values);
            writer.Array(segment.Vectors.Scales);
            writer.End();
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another version.</exception>
    public static (PeopleSegment Segment, long Generation) Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        var reader = new Reader(file);
        if (reader.Text() != Format)
        {
            throw new InvalidDataException("another version");
        }

        var build = reader.Text();
        var generation = reader.Array<long>()[0];
        var dimensions = reader.Array<int>()[0];
        var segment = new PeopleSegment
        {
            Build = build,
            ProfileIds = reader.Array<Guid>(),
            SalaryMins = reader.Array<long>(),
            CardStarts = reader.Array<int>(),
            PersonFacets = reader.Lists(),
            PersonOfCard = reader.Array<int>(),
            EntryStarts = reader.Array<int>(),
            Starts = reader.Array<int>(),
            Ends = reader.Array<int>(),
            CardFacets = reader.Lists(),
            Grams = reader.Array<uint>(),
            GramStarts = reader.Array<int>(),
            CardOfEntry = reader.Array<int>(),
            Ids = reader.Array<Guid>(),
            Rows = reader.Array<long>(),
            Words = reader.Lists(),
            Vectors = new ByteVectors(dimensions, reader.Array<byte>(), reader.Array<float>()),
        };
        reader.End();
        return (segment, generation);
    }

    private static ulong Mix(ulong sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = (sum ^ word) * 0x9E3779B97F4A7C15;
            sum ^= sum >> 32;
        }

        foreach (var last in bytes[(bytes.Length & ~7)..])
        {
            sum = (sum ^ last) * 0x9E3779B97F4A7C15;
        }

        return sum;
    }

    private sealed class Writer(Stream stream)
    {
        private ulong _sum;

        public void Text(string text) => Array(Encoding.UTF8.GetBytes(text));

        public void Array<T>(T[] values)
            where T : unmanaged
        {
            Bytes(BitConverter.GetBytes(values.Length));
            Bytes(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        public void Lists(OrdinalLists lists)
        {
            // Names hold no line breaks, and stand in the order of their lists.
            Text(string.Join('\n', lists.Names.OrderBy(name => name.Value).Select(name => name.Key)));
            Array(lists.Starts);
            Array(lists.Ordinals);
            Array(lists.Worths);
        }

        public void End() => stream.Write(BitConverter.GetBytes(_sum));

        private void Bytes(ReadOnlySpan<byte> bytes)
        {
            _sum = Mix(_sum, bytes);
            stream.Write(bytes);
        }
    }

    private sealed class Reader(Stream stream)
    {
        private ulong _sum;

        public string Text() => Encoding.UTF8.GetString(Array<byte>());

        public T[] Array<T>()
            where T : unmanaged
        {
            Span<byte> count = stackalloc byte[sizeof(int)];
            Bytes(count);
            var length = BitConverter.ToInt32(count);
            if (length < 0 || (long)length * Marshal.SizeOf<T>() > stream.Length - stream.Position)
            {
                throw new InvalidDataException("cut short");
            }

            var values = GC.AllocateUninitializedArray<T>(length);
            Bytes(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }

        public OrdinalLists Lists()
        {
            var text = Text();
            var starts = Array<int>();
            var names = new Dictionary<string, int>(starts.Length, StringComparer.Ordinal);
            foreach (var name in starts.Length > 1 ? text.Split('\n') : [])
            {
                names.Add(name, names.Count);
            }

            return names.Count == starts.Length - 1 ? new OrdinalLists(names, starts, Array<int>(), Array<byte>()) : throw new InvalidDataException("names and lists differ");
        }

        public void End()
        {
            Span<byte> sum = stackalloc byte[sizeof(ulong)];
            stream.ReadExactly(sum);
            if (BitConverter.ToUInt64(sum) != _sum || stream.Position != stream.Length)
            {
                throw new InvalidDataException("damaged");
            }
        }

        private void Bytes(Span<byte> bytes)
        {
            stream.ReadExactly(bytes);
            _sum = Mix(_sum, bytes);
        }
    }
}
