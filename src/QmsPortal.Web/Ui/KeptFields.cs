using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Ui;

/// <summary>The fields of a form that was sent in vain: whose it is, and what may be shown to that person again. Never a password, never a file.</summary>
public sealed class KeptFields(IDataProtectionProvider protection, CurrentUser user)
{
    /// <summary>The hidden field that says to whom the form was shown, in cipher.</summary>
    public const string Whose = "Whose";

    /// <summary>The question of an address that offers a kept form.</summary>
    public const string Kept = "kept";

    private static readonly HashSet<string> Secrets = [.. typeof(KeptFields).Assembly.GetTypes().SelectMany(type => type.GetProperties())
        .Where(property => property.IsDefined(typeof(SecretAttribute), inherit: true)).Select(property => "Command." + property.Name)];

    private static readonly string[] OfTheForm = ["__RequestVerificationToken", nameof(Submission.OperationId), Whose, "Command." + nameof(Entity.Version)];

    private readonly IDataProtector whose = protection.CreateProtector("Whose form");
    private readonly IDataProtector fields = protection.CreateProtector("Kept fields");

    /// <summary>Null where nobody has signed in: there is nobody to keep it for.</summary>
    public string? Mine() => user.IsSignedIn ? Convert.ToBase64String(whose.Protect(user.Id.ToByteArray())) : null;

    public Guid? PersonOf(IFormCollection form)
    {
        try
        {
            return form[Whose] is [{ Length: > 0 } text] ? new Guid(whose.Unprotect(Convert.FromBase64String(text))) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    public static bool IsSecret(IFormCollection form) => form.Keys.Any(Secrets.Contains);

    /// <summary>What the person wrote and chose.</summary>
    public static IEnumerable<KeyValuePair<string, string[]>> Written(IFormCollection form) => form
        .Where(field => !OfTheForm.Contains(field.Key) && !Secrets.Contains(field.Key))
        .Select(field => KeyValuePair.Create(field.Key, field.Value.OfType<string>().ToArray()));

    public string Hide(IFormCollection form) => fields.Protect(JsonSerializer.Serialize(Written(form).ToDictionary()));

    public Dictionary<string, string[]> Show(string hidden)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string[]>>(fields.Unprotect(hidden))!;
        }
        catch (CryptographicException)
        {
            // Its key is gone: then so is the text.
            return [];
        }
    }
}
