namespace ProfilePlatform.Tests.Evals;

/// <summary>Assigns cases to folds at random, the same way in every run.</summary>
internal static class Folds
{
    public static int[] Of(int count, int folds, int seed)
    {
        var order = Enumerable.Range(0, count).Select(index => index % folds).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
