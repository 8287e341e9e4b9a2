using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>The tensors of a TensorFlow.js graph model: a manifest in <c>model.json</c>, the values little-endian in shards beside it.</summary>
internal sealed class ModelWeights
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly float[] values;
    private readonly Dictionary<string, Range> tensors = [];

    private ModelWeights(float[] values, IEnumerable<TensorSpec> specs)
    {
        this.values = values;
        var start = 0;
        foreach (var tensor in specs)
        {
            tensors[tensor.Name] = start..(start + tensor.Length);
            start += tensor.Length;
        }
    }

    /// <summary>Looks, without reading the weights, whether every shard is there and all together have the size the manifest says.</summary>
    /// <exception cref="InvalidDataException">They do not, or the manifest is none.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static void Check(string folder) => Check(folder, ReadManifest(folder));

    /// <summary>Reads all tensors.</summary>
    /// <inheritdoc cref="Check(string)"/>
    public static ModelWeights Load(string folder)
    {
        var manifest = ReadManifest(folder);
        Check(folder, manifest);

        var loaded = new float[manifest.Weights.Sum(tensor => tensor.Length)];
        var rest = MemoryMarshal.AsBytes(loaded.AsSpan());
        foreach (var shard in manifest.Paths)
        {
            using var file = File.OpenRead(Path.Combine(folder, shard));
            file.ReadExactly(rest[..(int)file.Length]);
            rest = rest[(int)file.Length..];
        }

        return new ModelWeights(loaded, manifest.Weights);
    }

    /// <summary>The values of a float32 tensor, row-major.</summary>
    /// <exception cref="InvalidDataException">The model has no such tensor, or of another size, or it holds NaN or infinity.</exception>
    public ReadOnlySpan<float> Tensor(string name, int length)
    {
        if (!tensors.TryGetValue(name, out var range))
        {
            throw new InvalidDataException($"The model has no tensor {name}.");
        }

        var tensor = values.AsSpan(range);
        return tensor.Length == length && float.IsFinite(TensorPrimitives.SumOfMagnitudes<float>(tensor))
            ? tensor
            : throw new InvalidDataException($"Tensor {name} does not hold {length} finite numbers.");
    }

    private static void Check(string folder, TensorGroup manifest)
    {
        var expected = manifest.Weights.Sum(tensor => (long)tensor.Length) * sizeof(float);
        var found = manifest.Paths.Sum(shard => new FileInfo(Path.Combine(folder, shard)).Length);
        if (found != expected)
        {
            throw new InvalidDataException($"The weights are {found} bytes long instead of {expected}.");
        }
    }

    private static TensorGroup ReadManifest(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, "model.json"));
            var model = JsonSerializer.Deserialize<GraphModel>(file, Json);
            return model?.WeightsManifest is [{ Paths.Length: > 0, Weights.Length: > 0 } group]
                ? group
                : throw new InvalidDataException("model.json has no manifest of weights.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("model.json is not a graph model.", error);
        }
    }

    private sealed record GraphModel(TensorGroup[]? WeightsManifest);

    private sealed record TensorGroup(string[] Paths, TensorSpec[] Weights);

    /// <summary>Name and shape; the types that occur, float32 and int32, take four bytes each.</summary>
    private sealed record TensorSpec(string Name, int[] Shape)
    {
        public int Length => Shape.Aggregate(1, (product, size) => product * size);
    }
}
