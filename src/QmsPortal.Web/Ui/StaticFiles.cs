namespace QmsPortal.Ui;

/// <summary>Style sheets, scripts and pictures: kept by browsers for a year, since their address changes with their content.</summary>
internal static class StaticFiles
{
    public const string IsFile = "qms.is-file";

    public static StaticFileOptions Options => new()
    {
        OnPrepareResponse = file =>
        {
            file.Context.Items[IsFile] = true;
            file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
                ? "public, max-age=31536000, immutable"
                : "public, max-age=300";
        },
    };
}
