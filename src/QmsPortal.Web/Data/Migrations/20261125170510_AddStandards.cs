using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStandards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "chart_phases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: true),
                    offered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_centre = table.Column<double>(type: "double precision", nullable: true),
                    old_lower = table.Column<double>(type: "double precision", nullable: true),
                    old_upper = table.Column<double>(type: "double precision", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_phases", x => x.id);
                    table.ForeignKey(
                        name: "fk_chart_phases_measure_series_series_id",
                        column: x => x.series_id,
                        principalTable: "measure_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_phases_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_phases_person_offered_by",
                        column: x => x.offered_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_phases_thread_nodes_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    in_force = table.Column<int>(type: "integer", nullable: true),
                    review_by = table.Column<DateOnly>(type: "date", nullable: true),
                    writing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standards", x => x.id);
                    table.ForeignKey(
                        name: "fk_standards_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standards_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chart_phase_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_phase_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_chart_phase_steps_chart_phases_phase_id",
                        column: x => x.phase_id,
                        principalTable: "chart_phases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_phase_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    process = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    done_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    review_by = table.Column<DateOnly>(type: "date", nullable: true),
                    saves = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    sum = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_versions_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_versions_standards_standard_id",
                        column: x => x.standard_id,
                        principalTable: "standards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_version_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_version_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_version_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_version_steps_standard_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "standard_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key_point = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    minutes = table.Column<decimal>(type: "numeric(5,1)", precision: 5, scale: 1, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_work_steps_standard_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "standard_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_chart_phase_steps_by_id",
                table: "chart_phase_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_phase_steps_phase_id_position",
                table: "chart_phase_steps",
                columns: new[] { "phase_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chart_phases_cycle_id",
                table: "chart_phases",
                column: "cycle_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_phases_node_id",
                table: "chart_phases",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_phases_offered_by",
                table: "chart_phases",
                column: "offered_by");

            migrationBuilder.CreateIndex(
                name: "ix_chart_phases_one_a_day",
                table: "chart_phases",
                columns: new[] { "series_id", "from" },
                unique: true,
                filter: "state <> 'Declined'");

            migrationBuilder.CreateIndex(
                name: "ix_standard_version_steps_by_id",
                table: "standard_version_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_version_steps_version_id_position",
                table: "standard_version_steps",
                columns: new[] { "version_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_node_id",
                table: "standard_versions",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_one_being_written",
                table: "standard_versions",
                column: "standard_id",
                unique: true,
                filter: "state in ('Draft', 'Consulting', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_one_in_force",
                table: "standard_versions",
                columns: new[] { "standard_id", "state" },
                unique: true,
                filter: "state = 'Published'");

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_standard_id_number",
                table: "standard_versions",
                columns: new[] { "standard_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standards_being_written",
                table: "standards",
                columns: new[] { "node_id", "number" },
                filter: "writing is not null");

            migrationBuilder.CreateIndex(
                name: "ix_standards_node_id_state_number",
                table: "standards",
                columns: new[] { "node_id", "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_standards_number",
                table: "standards",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_steps_version_id_position",
                table: "work_steps",
                columns: new[] { "version_id", "position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chart_phase_steps");

            migrationBuilder.DropTable(
                name: "standard_version_steps");

            migrationBuilder.DropTable(
                name: "work_steps");

            migrationBuilder.DropTable(
                name: "chart_phases");

            migrationBuilder.DropTable(
                name: "standard_versions");

            migrationBuilder.DropTable(
                name: "standards");
        }
    }
}
