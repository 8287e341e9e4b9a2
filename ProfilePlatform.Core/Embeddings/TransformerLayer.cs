using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Attention, then a feed-forward part of two dense layers; each normalises its input and adds its output to the hidden state.</summary>
internal sealed class TransformerLayer
{
    private readonly int width;
    private readonly LayerNorm attentionNorm;
    private readonly DenseLayer queriesKeysValues;
    private readonly DenseLayer attentionOutput;
    private readonly DenseLayer? widening;
    private readonly LayerNorm feedForwardNorm;
    private readonly DenseLayer expand;
    private readonly DenseLayer contract;

    /// <summary>Takes layer <paramref name="index"/> of the graph, whose input is <paramref name="width"/> wide.</summary>
    public TransformerLayer(ModelWeights weights, int index, int width)
    {
        const string Encode = "Encoder_en/KonaTransformer/Encode";
        const int Hidden = SentenceTransformer.Width, Wide = SentenceTransformer.WideWidth;
        var layer = $"module_apply_default/{Encode}/Layer_{index}/TransformerLayer";
        var convolution = $"module/{Encode}/Layer_{index}/TransformerLayer";
        var feedForward = $"module_apply_default/{Encode}/TransformerStack/Layer_{index}/TransformerLayer/FFN";

        this.width = width;
        attentionNorm = Norm($"{layer}/layer_prepostprocess/layer_norm", width);
        queriesKeysValues = Attention("qkv", 3 * width);
        attentionOutput = Attention("output", Hidden);
        widening = width == Hidden ? null : Dense($"{layer}/dense/kernel/ConcatPartitions/concat", $"{layer}/dense/bias", width, Hidden);
        feedForwardNorm = Norm($"{layer}/FFN/layer_prepostprocess/layer_norm", Hidden);
        expand = Dense($"{feedForward}/conv1/Tensordot/Reshape_1", $"{layer}/FFN/conv1/bias", Hidden, Wide);
        contract = Dense($"{feedForward}/conv2/Tensordot/Reshape_1", $"{layer}/FFN/conv2/bias", Wide, Hidden);

        LayerNorm Norm(string name, int size) =>
            new(weights.Tensor($"{name}/layer_norm_scale/ConcatPartitions/concat", size), weights.Tensor($"{name}/layer_norm_bias/ConcatPartitions/concat", size));
        DenseLayer Attention(string name, int outputs) =>
            Dense($"{convolution}/MultiheadAttention/{name}_transform_single/kernel/part_0", $"{layer}/MultiheadAttention/{name}_transform_single/bias", width, outputs);
        DenseLayer Dense(string kernel, string bias, int inputs, int outputs) =>
            new(weights.Tensor(kernel, inputs * outputs), weights.Tensor($"{bias}/ConcatPartitions/concat", outputs));
    }

    /// <summary>Reads <paramref name="input"/>, [tokens, width], and leaves the result in <see cref="Activations.Hidden"/>, which may be the input.</summary>
    public void Apply(ReadOnlySpan<float> input, Activations state, ReadOnlySpan<int> lengths)
    {
        attentionNorm.Apply(input, state.Normed, state.Tokens);
        queriesKeysValues.Apply(state.Normed, state.Wide, state.Tokens);
        SelfAttention.Apply(state, lengths, width);
        widening?.Apply(input, state.Hidden, state.Tokens);
        attentionOutput.AddTo(state.Normed, state.Hidden, state.Tokens);

        feedForwardNorm.Apply(state.Hidden, state.Normed, state.Tokens);
        expand.Apply(state.Normed, state.Wide, state.Tokens);
        TensorPrimitives.Max(state.Wide, 0f, state.Wide);
        contract.AddTo(state.Wide, state.Hidden, state.Tokens);
    }
}
