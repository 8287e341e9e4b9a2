namespace ProfilePlatform.Core.Documents;

/// <summary>How documents are read.</summary>
public sealed class DocumentReaderOptions
{
    /// <summary>The command that is given <c>read-document &lt;kind&gt; &lt;file&gt; [pdftotext]</c>: this application, started again.</summary>
    public IReadOnlyList<string> Command { get; init; } =
        [DotnetHost.Path, "exec", Path.Combine(AppContext.BaseDirectory, "ProfilePlatform.Web.dll")];

    /// <summary>Folders in which pdftotext is looked for, separated as in PATH.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Time from start to end of one reading.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Readings at the same time; others wait.</summary>
    public int Concurrency { get; init; } = 2;
}
