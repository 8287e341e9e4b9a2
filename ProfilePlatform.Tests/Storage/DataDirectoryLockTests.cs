using System.IO.Pipes;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Storage;

public sealed class DataDirectoryLockTests : IDisposable
{
    private const string FolderVariable = "TEST_LOCK_FOLDER";
    private const string PipeVariable = "TEST_LOCK_PIPE";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lock-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Take_FolderThatIsTaken_IsRefusedInOneLine()
    {
        var data = new DataDirectory(Path.Combine(_folder.FullName, "new", "folder"));
        using (DataDirectoryLock.Take(data))
        {
            var message = Should.Throw<DataDirectoryInUseException>(() => DataDirectoryLock.Take(data)).Message;
            message.ShouldContain(data.Root);
            message.ShouldNotContain("\n");
        }
        DataDirectoryLock.Take(data).Dispose();
    }

    [Fact]
    public void Take_NoFolderThere_SaysItInOneLine()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var message = Should.Throw<DataDirectoryUnusableException>(() => DataDirectoryLock.Take(new DataDirectory(file))).Message;
        message.ShouldContain(file);
        message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Take_HolderKilled_Succeeds()
    {
        var data = new DataDirectory(_folder.FullName);
        var name = "lock-" + Path.GetFileName(_folder.FullName);
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var holder = OwnProcess.Start(
            "-method", $"*.{nameof(DataDirectoryLockTests)}.{nameof(Holder)}", (FolderVariable, _folder.FullName), (PipeVariable, name));
        try
        {
            await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
            Should.Throw<DataDirectoryInUseException>(() => DataDirectoryLock.Take(data));
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        DataDirectoryLock.Take(data).Dispose();
    }

    /// <summary>Run in a process of its own, which holds the lock until it is killed.</summary>
    [Fact]
    public async Task Holder()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Runs in a child process only.");
        using var taken = DataDirectoryLock.Take(new DataDirectory(folder));
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(TestContext.Current.CancellationToken);
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }
}
