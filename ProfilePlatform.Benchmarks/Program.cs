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
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Samples).Assembly).Run(args);
        return 0;
}
