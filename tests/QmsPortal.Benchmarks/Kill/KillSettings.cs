namespace QmsPortal.Benchmarks.Kill;

internal sealed record KillSettings
{
    public int Application { get; init; } = 20;
    public int Postgres { get; init; } = 5;
    public int Writes { get; init; } = 5000;
    public int Users { get; init; } = 50;
    public int Seed { get; init; }

    /// <summary>Whatever happens, the run is over by then.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The whole fictional trust, with its two years of data; else one ward, which is there sooner.</summary>
    public bool WholeTrust { get; init; } = true;
}
