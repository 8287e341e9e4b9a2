using BenchmarkDotNet.Running;
using ProfilePlatform.Benchmarks;

switch (args)
{
    case ["encoder"]:
        return await EncoderBenchmarks.RunAsync();
    case ["pipeline"]:
        return await PipelineBenchmarks.RunAsync();
    case ["tokens"]:
        return TokenBenchmarks.Run();
    case ["turn"]:
        return await TurnBenchmarks.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Samples).Assembly).Run(args);
        return 0;
}
