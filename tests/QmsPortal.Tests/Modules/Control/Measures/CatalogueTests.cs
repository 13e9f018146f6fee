using Microsoft.EntityFrameworkCore;
using QmsPortal.Data.Catalogues;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>The catalogues of measures that come with the site.</summary>
public class CatalogueTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public void Every_measure_of_every_catalogue_can_be_defined()
    {
        var measures = CatalogueFiles.All.Where(file => file.Kind == Catalogue.MeasureSet).SelectMany(CatalogueMeasure.Of).ToList();

        Assert.Equal(57, measures.Count);
        var rules = new DefineMeasure.Rules();
        foreach (var measure in measures)
        {
            Assert.True(rules.Validate(measure.Definition) is { IsValid: true }, $"{measure.Key}: {rules.Validate(measure.Definition)}");
            Assert.Equal(measure.Code, measure.Definition.Definition(Guid.NewGuid()).Code);
        }
    }

    /// <summary>Read off the file: falls are events over bed days, so a u chart; hand hygiene is a proportion.</summary>
    [Fact]
    public async Task Chosen_measures_come_into_the_dictionary_as_they_stand_and_only_once()
    {
        var imogen = await world.As(world.Imogen);
        var form = await (await imogen.Get("/definitions")).Follow("From a catalogue");

        var page = (await form.Submit("Define these measures", ("Which measures do you want to use?", "Inpatient falls per 1,000 occupied bed days"))).Is(200);

        Assert.Equal("1 measure is in the dictionary now", page.Banner);
        var falls = await world.Ask(db => db.Definitions.Include(definition => definition.Versions).SingleAsync(definition => definition.Code == "inpatient-falls-per-1-000-occupied-bed-days"));
        Assert.Equal(("Inpatient falls in the period", "Occupied bed days in the period", 1000m, "per 1,000 OBD", ChartKind.U, Period.Month, ImprovementDirection.Decrease),
            (falls.Numerator, falls.Denominator, falls.Multiplier, falls.Unit, falls.Chart, falls.Every, falls.Direction));
        Assert.Equal((1, "First version"), (falls.Number, Assert.Single(falls.Versions).Reason));
        Assert.Equal("Inpatient falls per 1,000", falls.ShortName);
        Assert.DoesNotContain("Inpatient falls per 1,000 occupied bed days", (await imogen.Get("/definitions/catalogue")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Send(world.Imogen, new DefineFromCatalogue.Command { Measures = ["ward-and-organisation-measures/FALLS-OBD"] }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-such/measure")]
    public void What_no_catalogue_has_is_refused(string? key) =>
        Assert.Equal("Choose from the measures shown", Assert.Single(new DefineFromCatalogue.Rules().Validate(new DefineFromCatalogue.Command { Measures = [key!] }).Errors).ErrorMessage);

    [Fact]
    public async Task Nothing_chosen_is_told_beside_the_field()
    {
        var page = await (await (await world.As(world.Imogen)).Get("/definitions/catalogue")).Submit("Define these measures");

        Assert.Equal("Choose at least one measure", page.ErrorsBeside("Which measures do you want to use?"));
    }
}
