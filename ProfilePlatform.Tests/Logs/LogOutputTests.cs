#pragma warning disable CA1848, CA2254, CA1873 // These tests log whatever comes, as a careless caller might.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Tests.Logs;

public sealed class LogOutputTests
{
    private static readonly Guid Ana = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Ben = new("00000000-0000-0000-0000-00000000000b");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Entry_Simple_HasTheForm()
    {
        using var logs = new LogFolder();
        using (LogOrigin.Begin(new LogOrigin("a1b2c3", "req1")))
        {
            logs.Logger().LogWarning("Something {What}", "happened");
        }

        logs.Lines().ShouldBe(["2026-11-20T12:00:00.000Z WARNING a1b2c3#req1 Things.Thing: Something happened"]);
    }

    [Fact]
    public void Entry_ForgedEverywhere_IsOneLineThatReadsBack()
    {
        if (Forgeries() is not { Count: > 0 } forgeries)
        {
            Assert.Skip("The forgeries (shared/data/security/log-forging.json) are not here.");
            return;
        }

        using var logs = new LogFolder(level: LogLevel.Trace);
        foreach (var payload in forgeries)
        {
            using var origin = LogOrigin.Begin(new LogOrigin(payload, payload));
            logs.Logger("ProfilePlatform." + payload).LogError(new InvalidOperationException(payload, new FormatException(payload)), "{Value}", payload);
            logs.Logger().LogInformation("{Value}", payload);
        }

        var lines = logs.Lines();
        lines.Length.ShouldBe(forgeries.Count * 2);
        lines.ShouldAllBe(line => line == line.Trim() && !line.Any(letter => char.IsControl(letter) || "\u2028\u2029\u202E".Contains(letter)));
        for (var i = 0; i < forgeries.Count; i++)
        {
            LogLine.Parse(lines[i * 2]).ShouldNotBeNull().Level.ShouldBe("ERROR");
            LogLine.Parse(lines[(i * 2) + 1]).ShouldNotBeNull().ShouldSatisfyAllConditions(
                line => line.Level.ShouldBe("INFO"),
                line => line.Category.ShouldBe("Things.Thing"),
                line => line.Actor.ShouldBe(VisibleText.Word(forgeries[i])));
        }
    }

    [Fact]
    public void Exception_WithTrace_IsFoldedIntoItsLine()
    {
        using var logs = new LogFolder();
        logs.Logger().LogError(Thrown(new IOException("No space left", new TimeoutException("slow\nvery"))), "Broke");

        var message = LogLine.Parse(logs.Lines().ShouldHaveSingleItem())!.Message;
        message.ShouldStartWith(@"Broke | System.IO.IOException: No space left | by System.TimeoutException: slow\nvery | at ");
        message.ShouldContain(nameof(Thrown));
    }

    [Fact]
    public void Exception_OfALibrary_KeepsWhatItWasGivenToItself()
    {
        using var logs = new LogFolder();
        logs.Logger().LogError(Thrown(new FormatException("The input string 'a secret' was not in a correct format.")), "Broke");
        logs.Logger().LogError(new SqliteException("SQLite Error 1: 'near \"a secret\"'.", 1), "Broke");

        var lines = logs.Lines();
        lines.ShouldAllBe(line => !line.Contains("secret", StringComparison.Ordinal));
        lines[0].ShouldContain("System.FormatException");
        lines[1].ShouldContain("SqliteException 1/");
    }

    [Fact]
    public void Exception_WhenEverythingIsAskedFor_SaysAll()
    {
        using var logs = new LogFolder(level: LogLevel.Trace);
        logs.Logger().LogError(new FormatException("The input string 'x' was not right."), "Broke");
        logs.Lines().ShouldHaveSingleItem().ShouldContain("The input string 'x'");
    }

    [Theory]
    [InlineData("ProfilePlatform.Core.Indexing.IndexRuns", "indexing.log")]
    [InlineData("ProfilePlatform.Core.Documents.Reading.X", "indexing.log")]
    [InlineData("ProfilePlatform.Core.Chat.TurnRunner", "chat.log")]
    [InlineData("ProfilePlatform.Web.Features.Chat.ChatPage", "chat.log")]
    [InlineData("ProfilePlatform.Core.Usage.UsageLedger", null)]
    public void Entry_ByCategory_StandsInItsFileToo(string category, string? file)
    {
        using var logs = new LogFolder();
        logs.Logger(category).LogInformation("Here");
        logs.Lines().Length.ShouldBe(1);
        foreach (var name in (string[])["indexing.log", "chat.log"])
        {
            logs.Lines(name).Length.ShouldBe(name == file ? 1 : 0);
        }
    }

    [Fact]
    public void Entry_InATurn_StandsInTheChatAndTheProfileWhateverItsCategory()
    {
        using var logs = new LogFolder();
        using (LogOrigin.Begin(new LogOrigin("someone", "req1")))
        using (LogOrigin.Within(LogType.Chat, Ana))
        {
            logs.Logger("ProfilePlatform.Core.Llm.Tries").LogWarning("No reply");
        }

        logs.Lines("chat.log").ShouldHaveSingleItem().ShouldContain("someone#req1 Llm.Tries: No reply");
        logs.Lines($"profiles/{Ana}/profile.log").ShouldBe(logs.Lines("chat.log"));
    }

    [Fact]
    public async Task Latest_OverManyFiles_IsReadFromTheEnd()
    {
        using var logs = new LogFolder(new LogLimits { FileSize = 20_000, Files = 4, Waiting = 100_000 });
        for (var i = 0; i < 2_000; i++)
        {
            logs.Logger().LogInformation("Entry {Number}", i);
            if (i % 100 == 99)
            {
                logs.Output.Flush();
            }
        }

        var files = Directory.GetFiles(logs.Data.Logs, "app*.log");
        files.Length.ShouldBe(4);
        // Files end between batches, here of 100 entries.
        files.ShouldAllBe(file => new FileInfo(file).Length <= 50_000);
        foreach (var most in (int[])[1, 199, 600])
        {
            var found = await logs.Reader.LatestAsync(LogType.App, null, most, Token);
            found.Select(line => line.Message).ShouldBe(Enumerable.Range(2_000 - most, most).Select(number => $"Entry {number}"));
        }
    }

    [Fact]
    public async Task Latest_AfterARestart_GoesOnInTheSameFiles()
    {
        using var logs = new LogFolder(new LogLimits { FileSize = 1_000, Files = 3 });
        for (var start = 0; start < 5; start++)
        {
            using var output = new LogOutput(logs.Clock, allMessages: false, new LogLimits { FileSize = 1_000, Files = 3 });
            output.OpenFiles(logs.Data);
            for (var i = 0; i < 20; i++)
            {
                output.Factory.GetLogger("ProfilePlatform.Thing").Info(CultureInfo.InvariantCulture, "Entry {Number}", (start * 20) + i);
            }
        }

        Directory.GetFiles(logs.Data.Logs, "app*.log").Length.ShouldBe(3);
        (await logs.Reader.LatestAsync(LogType.App, null, 15, Token)).Select(line => line.Message)
            .ShouldBe(Enumerable.Range(85, 15).Select(number => $"Entry {number}"));
    }

    [Fact]
    public async Task ManyProfiles_AllWritten_NoFileStaysOpen()
    {
        using var logs = new LogFolder(new LogLimits { Waiting = 100_000 });
        for (var profile = 0; profile < 500; profile++)
        {
            logs.Logger().LogInformation("Profile {ProfileId} was seen", new Guid(profile, 0, 0, new byte[8]));
        }

        logs.Output.Flush();
        var folder = Path.Combine(logs.Data.Logs, "profiles");
        Directory.GetFiles(folder, "profile.log", SearchOption.AllDirectories).Length.ShouldBe(500);
        (await logs.Reader.LatestAsync(LogType.Profile, new Guid(7, 0, 0, new byte[8]), 10, Token)).Count.ShouldBe(1);
        if (OperatingSystem.IsLinux())
        {
            OpenFiles().Count(path => path.StartsWith(folder, StringComparison.Ordinal)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Delete_Profile_TakesAllItsFilesAndNoneComesAgain()
    {
        using var logs = new LogFolder(new LogLimits { ProfileFileSize = 500, ProfileFiles = 5, Waiting = 100_000 });
        void Tell(int times)
        {
            for (var i = 0; i < times; i++)
            {
                logs.Logger().LogInformation("Profile {ProfileId} was seen", Ana);
                logs.Logger().LogInformation("Profile {ProfileId} was seen", Ben);
            }
        }

        for (var file = 0; file < 8; file++)
        {
            Tell(10);
            logs.Output.Flush();
        }

        Directory.GetFiles(Path.Combine(logs.Data.Logs, "profiles", Ana.ToString())).Length.ShouldBe(5);
        Tell(200);
        await logs.Profiles.DeleteAsync(Ana, Token);
        Tell(50);
        logs.Output.Flush();

        Directory.Exists(Path.Combine(logs.Data.Logs, "profiles", Ana.ToString())).ShouldBeFalse();
        (await logs.Reader.LatestAsync(LogType.Profile, Ana, 10, Token)).ShouldBeEmpty();
        (await logs.Reader.LatestAsync(LogType.Profile, Ben, 10, Token)).Count.ShouldBe(10);
        logs.Lines().Length.ShouldBe(660);
    }

    [Fact]
    public async Task Flood_BeyondWhatMayWait_IsDroppedAndCountedAndBlocksNobody()
    {
        using var logs = new LogFolder(new LogLimits { Waiting = 50 });
        var entries = 20_000;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < entries / 8; i++)
            {
                logs.Logger().LogInformation("A flood");
            }
        }, Token))).WaitAsync(TimeSpan.FromSeconds(30), Token);
        var written = logs.Lines().Length;

        logs.Output.Dropped.ShouldBeGreaterThan(0);
        written.ShouldBeLessThanOrEqualTo(entries);
        (written + logs.Output.Dropped).ShouldBeGreaterThanOrEqualTo(entries);
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught) when (ReferenceEquals(caught, exception))
        {
            return caught;
        }
    }

    private static IEnumerable<string> OpenFiles() => Directory.GetFiles("/proc/self/fd")
        .Select(handle => new FileInfo(handle).LinkTarget).OfType<string>();

    private static List<string> Forgeries()
    {
        var path = Repository.SharedData is { } shared ? Path.Combine(shared, "security", "log-forging.json") : "";
        return !File.Exists(path) ? [] :
        [
            // Some have half a character, which a JSON reader does not hand out.
            .. JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)).EnumerateArray()
                .Select(entry => Regex.Unescape(entry.GetProperty("payload").GetRawText()[1..^1])),
        ];
    }
}
