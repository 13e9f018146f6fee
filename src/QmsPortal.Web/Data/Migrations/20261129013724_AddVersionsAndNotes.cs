using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddVersionsAndNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "latest_is_provisional",
                table: "series_summaries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "definition_number",
                table: "observations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_provisional",
                table: "observations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "measure_definitions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What was there until now is the first version of each definition.
            migrationBuilder.Sql("update measure_definitions set number = 1; update observations set definition_number = 1");

            migrationBuilder.CreateTable(
                name: "chart_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_chart_notes_measure_series_series_id",
                        column: x => x.series_id,
                        principalTable: "measure_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_notes_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "measure_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    short_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    numerator = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    denominator = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    chart = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_measure_versions_measure_definitions_definition_id",
                        column: x => x.definition_id,
                        principalTable: "measure_definitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_measure_versions_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_chart_notes_by_id",
                table: "chart_notes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_notes_series_id_on",
                table: "chart_notes",
                columns: new[] { "series_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_measure_versions_by_id",
                table: "measure_versions",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_measure_versions_definition_id_number",
                table: "measure_versions",
                columns: new[] { "definition_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chart_notes");

            migrationBuilder.DropTable(
                name: "measure_versions");

            migrationBuilder.DropColumn(
                name: "latest_is_provisional",
                table: "series_summaries");

            migrationBuilder.DropColumn(
                name: "definition_number",
                table: "observations");

            migrationBuilder.DropColumn(
                name: "is_provisional",
                table: "observations");

            migrationBuilder.DropColumn(
                name: "number",
                table: "measure_definitions");
        }
    }
}
