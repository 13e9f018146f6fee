using System.Text;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Frameworks;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Frameworks;

public class CatalogueTests
{
    private const string Good = """
        {"schema": "qmsportal.catalogue/1", "id": "small", "kind": "framework", "version": "1", "title": {"en": "Small", "cy": null}, "publisher": "Nobody", "status": "current",
         "licenceNote": "Own words", "verified": false, "sources": [{"id": "s1", "title": "A page", "url": "https://example.org", "confirmed": true}],
         "items": [{"code": "A", "parent": null, "level": 1, "title": {"en": "Heading", "cy": null}, "summary": "", "assessable": false, "verified": true, "source": "s1"},
                   {"code": "A1", "parent": "A", "level": 2, "title": {"en": "Asked", "cy": null}, "summary": "", "assessable": true, "verified": false, "source": "s1"}]}
        """;

    [Fact]
    public void A_catalogue_is_read_as_it_is_written()
    {
        var catalogue = Read(Good);

        Assert.Equal(("small", "1", "Small", false), (catalogue.Id, catalogue.Version, catalogue.Title.En, catalogue.Verified));
        Assert.Equal([("A", null, 1, false, true), ("A1", "A", 2, true, false)], catalogue.Items.Select(item => (item.Code, item.Parent, item.Level, item.Assessable, item.Verified)));
    }

    [Theory]
    [InlineData("qmsportal.catalogue/1", "qmsportal.catalogue/2", "its format is “qmsportal.catalogue/2” and not “qmsportal.catalogue/1”")]
    [InlineData("\"code\": \"A1\"", "\"code\": \"A\"", "the code A stands in it 2 times")]
    [InlineData("\"parent\": \"A\"", "\"parent\": \"B\"", "A1 stands below B, which is not there")]
    [InlineData("\"level\": 2", "\"level\": 3", "A1 is not one level below what it stands under")]
    [InlineData("false, \"source\": \"s1\"", "false, \"source\": \"s2\"", "A1 names a source that is not there")]
    [InlineData("\"licenceNote\": \"Own words\", \"verified\": false", "\"licenceNote\": \"Own words\", \"verified\": true", "it says of itself that it is verified, and of an item that it is not, or the other way round")]
    public void One_that_contradicts_itself_is_refused(string right, string wrong, string fault)
    {
        var refusal = Assert.Throws<DomainException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal($"The file of small cannot be loaded: {fault}. Ask whoever keeps the catalogues for a mended one.", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"schema\": \"qmsportal.catalogue/1\"}")]
    [InlineData("{\"schema\": 7}")]
    public void What_is_no_catalogue_is_refused(string text) =>
        Assert.Equal("This file is not a catalogue: a part that every catalogue has is missing or of another kind.", Assert.Throws<DomainException>(() => Read(text)).Message);

    /// <summary>As the publisher has them: five key questions and 34 quality statements, of which eight are not confirmed.</summary>
    [Fact]
    public void The_frameworks_that_come_with_the_site_can_be_read_and_fit()
    {
        var cqc = CatalogueFiles.All.Single(file => file.Id == "cqc-single-assessment-framework");

        Assert.Equal((34, 5, 8), (cqc.Items.Count(item => item.Assessable), cqc.Items.Count(item => item.Parent is null), cqc.Items.Count(item => !item.Verified)));
        foreach (var catalogue in CatalogueFiles.All)
        {
            Assert.InRange(catalogue.Title.En.Length, 1, Framework.TitleLength);
            Assert.InRange(catalogue.LicenceNote.Length, 1, Framework.NoteLength);
            Assert.All(catalogue.Items, item => Assert.True(item.Code.Length <= Requirement.CodeLength && item.Title.En.Length <= Framework.TitleLength && item.Summary.Length <= Requirement.SummaryLength, item.Code));
        }
    }

    private static Catalogue Read(string text) => Catalogue.Read(Encoding.UTF8.GetBytes(text));
}
