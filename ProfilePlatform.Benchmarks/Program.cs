using BenchmarkDotNet.Running;
using ProfilePlatform.Benchmarks;

switch (args)
{
    case ["encoder"]:
        return await EncoderBenchmarks.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
