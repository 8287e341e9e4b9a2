using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity.Keys;

/// <summary>The keys that cookies are encrypted by: files under the data directory, themselves encrypted where SESSION_SECRET_KEY is set.</summary>
internal static class KeyRing
{
    /// <summary>Keeps the key ring in the data directory.</summary>
    public static void AddKeyRing(this IServiceCollection services, SignInOptions options, DataDirectory data)
    {
        services.AddDataProtection().SetApplicationName("ProfilePlatform").PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        services.AddSingleton(new SecretBox(options.SecretKey));
        if (options.SecretKey.Length > 0)
        {
            services.AddOptions<KeyManagementOptions>().Configure<SecretBox>((keys, box) => keys.XmlEncryptor = new KeyEncryptor(box));
        }
    }

    /// <summary>
    /// Opens every key, so that a wrong secret is one line now and not a sign-in that fails later. With a secret, keys that lie there unencrypted
    /// are not used any more.
    /// </summary>
    public static void Check(IServiceProvider services, DataDirectory data, ILogger logger)
    {
        Directory.CreateDirectory(data.Keys);
        var manager = services.GetRequiredService<IKeyManager>();
        foreach (var key in manager.GetAllKeys())
        {
            try
            {
                _ = key.Descriptor;
            }
#pragma warning disable CA1031 // Whatever the key ring throws, the key cannot be opened.
            catch (Exception)
#pragma warning restore CA1031
            {
                throw new InvalidOptionsException(
                    $"SESSION_SECRET_KEY does not open the keys in {data.Keys}: set the one that they were made with, or remove that folder, and everybody signs in again.");
            }
        }

        if (services.GetRequiredService<SignInOptions>().SecretKey.Length > 0)
        {
            RevokePlain(manager, data, logger);
        }
    }

    private static void RevokePlain(IKeyManager manager, DataDirectory data, ILogger logger)
    {
        var plain = manager.GetAllKeys().Where(key => !key.IsRevoked && IsPlain(Path.Combine(data.Keys, $"key-{key.KeyId:D}.xml"))).ToList();
        foreach (var key in plain)
        {
            manager.RevokeKey(key.KeyId, "not encrypted");
        }

        if (plain.Count > 0)
        {
            logger.PlainKeysRevoked(plain.Count);
        }
    }

    private static bool IsPlain(string file) => File.Exists(file) && !File.ReadAllText(file).Contains(nameof(KeyDecryptor), StringComparison.Ordinal);
}
