using BenchmarkDotNet.Running;
using ProfilePlatform.Benchmarks;

switch (args)
{
    case ["encoder"]:
        return await EncoderBenchmarks.RunAsync();
    case ["pipeline"]:
        return await PipelineBenchmarks.RunAsync();
    case ["people", .. var rest]:
        return await PeopleBenchmarks.RunAsync(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 100_000, rest.ElementAtOrDefault(1));
    case ["tokens"]:
        return TokenBenchmarks.Run();
    case ["turn"]:
        return await TurnBenchmarks.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Samples).Assembly).Run(args);
        return 0;
}
