using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A ward's projects; above it, which of them needs somebody.</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public bool Over => ShowWords == "closed";
    public bool Mine => ShowWords == "mine";
    public ListProjects.View Projects { get; private set; } = default!;

    /// <summary>"2 projects are open. 1 has had no cycle for 21 days or more."</summary>
    public string Sentence => Projects.Open == 0
        ? $"No project is open {Place.InWords}."
        : $"{Projects.Open} {(Projects.Open == 1 ? "project is" : "projects are")} open {Place.InWords}."
            + (Projects.Stuck == 0 ? "" : $" {Projects.Stuck} {(Projects.Stuck == 1 ? "has" : "have")} had no cycle for {ProjectWords.StuckAfterDays} days or more.");

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Projects = await Mediator.Send(new ListProjects.Query(Place.Path, Over ? ListProjects.Show.Closed : Mine ? ListProjects.Show.Mine : ListProjects.Show.Open, Before), ct);
    }
}
