namespace ProfilePlatform.Web.Features.Documents;

/// <summary>How far one file has come.</summary>
public enum UploadPhase
{
    /// <summary>Another file goes first.</summary>
    Waiting,

    /// <summary>Its bytes are on the way.</summary>
    Sending,

    /// <summary>It has arrived and is being read.</summary>
    Reading,

    /// <summary>It was taken in.</summary>
    Taken,

    /// <summary>It was refused; <see cref="PendingUpload.Message"/> says why.</summary>
    Refused,
}

/// <summary>One file on its way in.</summary>
public sealed class PendingUpload(string name, long size, bool replaces = false)
{
    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>True when a document of this name stood there before.</summary>
    public bool Replaces => replaces;

    /// <summary>Its size in bytes.</summary>
    public long Size => size;

    /// <summary>Bytes that have arrived.</summary>
    public long Arrived { get; private set; }

    /// <summary>How far it has come.</summary>
    public UploadPhase Phase { get; private set; }

    /// <summary>Why it was refused; empty otherwise.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Arrived bytes in percent, 0 to 100.</summary>
    public int Percent => size == 0 ? 100 : (int)(100 * Math.Min(Arrived, size) / size);

    /// <summary>True when nothing more will happen to it.</summary>
    public bool IsOver => Phase is UploadPhase.Taken or UploadPhase.Refused;

    /// <summary>More bytes have arrived.</summary>
    public void Arrive(long total) => (Arrived, Phase) = (total, total >= size ? UploadPhase.Reading : UploadPhase.Sending);

    /// <summary>It was taken in.</summary>
    public void Take() => Phase = UploadPhase.Taken;

    /// <summary>It was refused.</summary>
    public void Refuse(string message) => (Phase, Message) = (UploadPhase.Refused, message);
}
