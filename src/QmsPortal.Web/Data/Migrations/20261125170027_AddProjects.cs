using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddProjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sponsor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    charter_waits = table.Column<bool>(type: "boolean", nullable: false),
                    closing_by = table.Column<Guid>(type: "uuid", nullable: true),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_projects_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_person_closing_by",
                        column: x => x.closing_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_person_lead_id",
                        column: x => x.lead_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_person_sponsor_id",
                        column: x => x.sponsor_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    aim = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    for_whom = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    how_much = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    by_when = table.Column<DateOnly>(type: "date", nullable: false),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    outcome_series = table.Column<Guid>(type: "uuid", nullable: true),
                    no_outcome = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    process_series = table.Column<Guid>(type: "uuid", nullable: true),
                    no_process = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    balancing_series = table.Column<Guid>(type: "uuid", nullable: true),
                    no_balancing = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ideas = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    team = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charters", x => x.id);
                    table.ForeignKey(
                        name: "fk_charters_person_written_by",
                        column: x => x.written_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charters_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charters_thread_nodes_balancing_series",
                        column: x => x.balancing_series,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charters_thread_nodes_outcome_series",
                        column: x => x.outcome_series,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charters_thread_nodes_process_series",
                        column: x => x.process_series,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cycles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_number = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    idea = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    question = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    scale = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    how_small = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    who = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    what = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    when = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    data = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    adapted_from = table.Column<int>(type: "integer", nullable: true),
                    carried_over = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    as_planned = table.Column<bool>(type: "boolean", nullable: true),
                    change = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    change_from = table.Column<DateOnly>(type: "date", nullable: true),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cycles", x => x.id);
                    table.ForeignKey(
                        name: "fk_cycles_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycles_project_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycles_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_steps_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cycle_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cycle_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_cycle_steps_cycles_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "cycles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycle_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "predictions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    expected = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    seen = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    learned = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_predictions", x => x.id);
                    table.ForeignKey(
                        name: "fk_predictions_cycles_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "cycles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_predictions_person_answered_by",
                        column: x => x.answered_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_predictions_person_taken_back_by",
                        column: x => x.taken_back_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_predictions_person_written_by",
                        column: x => x.written_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_charters_balancing_series",
                table: "charters",
                column: "balancing_series");

            migrationBuilder.CreateIndex(
                name: "ix_charters_outcome_series",
                table: "charters",
                column: "outcome_series");

            migrationBuilder.CreateIndex(
                name: "ix_charters_process_series",
                table: "charters",
                column: "process_series");

            migrationBuilder.CreateIndex(
                name: "ix_charters_project_id_position",
                table: "charters",
                columns: new[] { "project_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_charters_written_by",
                table: "charters",
                column: "written_by");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_steps_by_id",
                table: "cycle_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_steps_cycle_id_position",
                table: "cycle_steps",
                columns: new[] { "cycle_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cycles_node_id",
                table: "cycles",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycles_project_id",
                table: "cycles",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycles_project_number_number",
                table: "cycles",
                columns: new[] { "project_number", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_predictions_answered_by",
                table: "predictions",
                column: "answered_by");

            migrationBuilder.CreateIndex(
                name: "ix_predictions_cycle_id_position",
                table: "predictions",
                columns: new[] { "cycle_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_predictions_taken_back_by",
                table: "predictions",
                column: "taken_back_by");

            migrationBuilder.CreateIndex(
                name: "ix_predictions_written_by",
                table: "predictions",
                column: "written_by");

            migrationBuilder.CreateIndex(
                name: "ix_project_steps_by_id",
                table: "project_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_steps_project_id_position",
                table: "project_steps",
                columns: new[] { "project_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_projects_closing_by",
                table: "projects",
                column: "closing_by");

            migrationBuilder.CreateIndex(
                name: "ix_projects_lead_id",
                table: "projects",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_node_id_number",
                table: "projects",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_node_id_state",
                table: "projects",
                columns: new[] { "node_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_number",
                table: "projects",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_projects_sponsor_id",
                table: "projects",
                column: "sponsor_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charters");

            migrationBuilder.DropTable(
                name: "cycle_steps");

            migrationBuilder.DropTable(
                name: "predictions");

            migrationBuilder.DropTable(
                name: "project_steps");

            migrationBuilder.DropTable(
                name: "cycles");

            migrationBuilder.DropTable(
                name: "projects");
        }
    }
}
