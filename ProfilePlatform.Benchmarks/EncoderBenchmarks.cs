using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Benchmarks;

/// <summary>
/// Texts per second of the sentence encoder and of its JavaScript reference (WASM with SIMD), on the same texts and the same single core.
/// The reference needs the development packages: <c>npm ci</c> in wwwroot-assets.
/// </summary>
internal static class EncoderBenchmarks
{
    private const int Rounds = 3;
    private const int TextsPerSet = 32;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    private const string Prose =
        "Led a team of nine engineers who moved the payments platform of a bank from two data centres to the cloud, cut the time of a release from three "
        + "weeks to one day, and kept every card transaction of 4.2 million customers running. Built the fraud rules engine in Java and Kotlin, with Kafka "
        + "in front and PostgreSQL behind it, which stopped about 1,300 stolen cards a month. Spoke about it at two conferences, mentored three apprentices, "
        + "and still reviews the code of the team that now owns it. Teaches evening classes in statistics, sings in a choir and speaks Tamil and German. ";

    /// <summary>Runs alternating rounds of both and prints the best of each; returns the exit code.</summary>
    public static async Task<int> RunAsync()
    {
        if (Environment.ProcessorCount > 1 && OperatingSystem.IsLinux())
        {
            return await RunOnOneCoreAsync();
        }

        var sets = new[] { 600, 60 }.ToDictionary(length => $"{length} characters", Texts);
        var encoder = Load();
        var ours = new Dictionary<string, double>();
        var single = new Dictionary<string, double>();
        var reference = new Dictionary<string, double>();
        for (var round = 0; round < Rounds; round++)
        {
            var measured = await ReferenceAsync(sets);
            foreach (var (name, texts) in sets)
            {
                KeepBest(ours, name, await RateAsync(encoder, texts));
                KeepBest(single, name, await RateAsync(encoder, texts[..1]));
                KeepBest(reference, name, measured.GetProperty(name).GetDouble());
            }
        }

        foreach (var name in sets.Keys)
        {
            Print($"{name}: {ours[name]:F0} texts/s in batches of {TextsPerSet}, {single[name]:F0} one by one; reference {reference[name]:F0}; ratio {ours[name] / reference[name]:F1}");
        }

        return ours.All(rate => rate.Value >= 3 * reference[rate.Key]) ? 0 : 1;
    }

    private static async Task<int> RunOnOneCoreAsync()
    {
        var core = (Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start("taskset", ["-c", core, Environment.ProcessPath!, "encoder"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static SentenceEncoder Load()
    {
        var start = Stopwatch.GetTimestamp();
        var status = EncoderModel.Check(EncoderModel.DefaultFolder);
        Print($"check {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms, {(status.Available ? "available" : status.Reason)}");
        start = Stopwatch.GetTimestamp();
        EncoderModel.Load(EncoderModel.DefaultFolder);
        Print($"load {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        return new SentenceEncoder(EncoderModel.DefaultFolder);
    }

    private static async Task<double> RateAsync(SentenceEncoder encoder, string[] texts)
    {
        await encoder.GenerateAsync(texts);
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        for (; Stopwatch.GetElapsedTime(start) < Duration; done += texts.Length)
        {
            await encoder.GenerateAsync(texts);
        }

        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<JsonElement> ReferenceAsync(Dictionary<string, string[]> sets)
    {
        var start = new ProcessStartInfo("node", ["bench-encoder.mjs"])
        {
            WorkingDirectory = AssetsFolder(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(sets));
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Print($"reference {answer.Trim()}");
        return JsonDocument.Parse(answer).RootElement;
    }

    private static string AssetsFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var assets = Path.Combine(folder.FullName, "wwwroot-assets");
            if (File.Exists(Path.Combine(assets, "bench-encoder.mjs")))
            {
                return assets;
            }
        }

        throw new DirectoryNotFoundException("No wwwroot-assets above the benchmark.");
    }

    private static string[] Texts(int length) =>
        [.. Enumerable.Range(0, TextsPerSet).Select(i => string.Concat(Prose, Prose, Prose).Substring(i * 17, length))];

    private static void KeepBest(Dictionary<string, double> rates, string name, double rate) => rates[name] = Math.Max(rate, rates.GetValueOrDefault(name));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
