using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStations : Migration
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
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    situation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    background = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    assessment = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    recommendation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    first_priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_read_back_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tiers_passed = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier_number = table.Column<int>(type: "integer", nullable: false),
                    clocks_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_back_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    breached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    joined_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalations", x => x.id);
                    table.ForeignKey(
                        name: "fk_escalations_escalations_joined_to_id",
                        column: x => x.joined_to_id,
                        principalTable: "escalations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalations_issue_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalations_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalations_org_node_tier_id",
                        column: x => x.tier_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalations_person_raised_by",
                        column: x => x.raised_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalations_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    covers_from = table.Column<DateOnly>(type: "date", nullable: false),
                    covers_to = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    media_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_person_submitted_by",
                        column: x => x.submitted_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frameworks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    catalogue = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    edition = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    publisher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    licence_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    loaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frameworks", x => x.id);
                    table.ForeignKey(
                        name: "fk_frameworks_person_loaded_by",
                        column: x => x.loaded_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    baseline = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    target = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    measure_is_new = table.Column<bool>(type: "boolean", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    moves = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_goals_org_nodes_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_goals_people_set_by",
                        column: x => x.set_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_goals_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "huddle_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    start = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    next = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_huddle_series", x => x.id);
                    table.ForeignKey(
                        name: "fk_huddle_series_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "huddles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    thanks = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_huddles", x => x.id);
                    table.ForeignKey(
                        name: "fk_huddles_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_huddles_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    people = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    needs = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    so_that = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    better = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    voices = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    theme = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                    table.ForeignKey(
                        name: "fk_needs_org_nodes_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_needs_people_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_needs_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    meaning = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    is_past_due = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signals", x => x.id);
                    table.ForeignKey(
                        name: "fk_signals_measure_series_series_id",
                        column: x => x.series_id,
                        principalTable: "measure_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signals_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signals_thread_nodes_id",
                        column: x => x.id,
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
                name: "statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    rating = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    gaps = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    limits = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    renews_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    challenged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    committee = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    committee_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    weakened_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    lost_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_statements_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_person_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_person_challenged_by",
                        column: x => x.challenged_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_statements_renews_id",
                        column: x => x.renews_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_thread_nodes_id",
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
                name: "escalation_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    escalation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    move = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    to_words = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_escalation_steps_escalations_escalation_id",
                        column: x => x.escalation_id,
                        principalTable: "escalations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_escalation_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_files_evidence_item_id",
                        column: x => x.id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_steps_evidence_item_id",
                        column: x => x.item_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    built_by = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    manifest_sum = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    gaps = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packs", x => x.id);
                    table.ForeignKey(
                        name: "fk_packs_frameworks_framework_id",
                        column: x => x.framework_id,
                        principalTable: "frameworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packs_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packs_person_built_by",
                        column: x => x.built_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packs_person_frozen_by",
                        column: x => x.frozen_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "requirements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    parent = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    level = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    is_assessable = table.Column<bool>(type: "boolean", nullable: false),
                    is_verified = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requirements", x => x.id);
                    table.ForeignKey(
                        name: "fk_requirements_frameworks_framework_id",
                        column: x => x.framework_id,
                        principalTable: "frameworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goal_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    target = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_goal_steps_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_goal_steps_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "huddle_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    huddle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_huddle_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_huddle_entries_huddle_huddle_id",
                        column: x => x.huddle_id,
                        principalTable: "huddles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_huddle_entries_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "huddle_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    huddle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_huddle_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_huddle_steps_huddles_huddle_id",
                        column: x => x.huddle_id,
                        principalTable: "huddles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_huddle_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    told = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_need_steps_needs_need_id",
                        column: x => x.need_id,
                        principalTable: "needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_steps_people_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
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
                name: "signal_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    look_again = table.Column<DateOnly>(type: "date", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signal_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_signal_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signal_steps_signals_signal_id",
                        column: x => x.signal_id,
                        principalTable: "signals",
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
                name: "statement_contradictions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_contradictions", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_contradictions_statement_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_contradictions_thread_nodes_signal_id",
                        column: x => x.signal_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rating = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_steps_statements_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pack_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_pack_files_pack_id",
                        column: x => x.id,
                        principalTable: "packs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pack_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_pack_items_pack_pack_id",
                        column: x => x.pack_id,
                        principalTable: "packs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pack_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_pack_steps_packs_pack_id",
                        column: x => x.pack_id,
                        principalTable: "packs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pack_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "requirement_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requirement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(231)", maxLength: 231, nullable: false),
                    address = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    proposed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    shown = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    self_assessed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    challenged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requirement_results", x => x.id);
                    table.ForeignKey(
                        name: "fk_requirement_results_frameworks_framework_id",
                        column: x => x.framework_id,
                        principalTable: "frameworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_results_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_results_person_challenged_by",
                        column: x => x.challenged_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_results_person_self_assessed_by",
                        column: x => x.self_assessed_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_results_requirements_requirement_id",
                        column: x => x.requirement_id,
                        principalTable: "requirements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_results_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
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

            migrationBuilder.CreateTable(
                name: "requirement_result_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    result_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    needs_evidence = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requirement_result_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_requirement_result_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_requirement_result_steps_requirement_results_result_id",
                        column: x => x.result_id,
                        principalTable: "requirement_results",
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
                name: "ix_chart_phases_node_id_state_id",
                table: "chart_phases",
                columns: new[] { "node_id", "state", "id" });

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
                name: "ix_escalation_steps_by_id",
                table: "escalation_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_steps_escalation_id_position",
                table: "escalation_steps",
                columns: new[] { "escalation_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_escalations_joined_to_id",
                table: "escalations",
                column: "joined_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_escalations_node_id_number",
                table: "escalations",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_number",
                table: "escalations",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_escalations_one_at_a_time",
                table: "escalations",
                column: "issue_id",
                unique: true,
                filter: "state in ('Raised', 'Acknowledged', 'Accepted', 'PassedUp', 'Merged', 'Answered')");

            migrationBuilder.CreateIndex(
                name: "ix_escalations_raised_by",
                table: "escalations",
                column: "raised_by");

            migrationBuilder.CreateIndex(
                name: "ix_escalations_tier_id",
                table: "escalations",
                column: "tier_id");

            migrationBuilder.CreateIndex(
                name: "ix_escalations_waiting",
                table: "escalations",
                columns: new[] { "node_id", "answer_by" },
                filter: "state in ('Raised', 'Acknowledged', 'Accepted', 'PassedUp')");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_node_id_state_number",
                table: "evidence",
                columns: new[] { "node_id", "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_number",
                table: "evidence",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_owner_id",
                table: "evidence",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_submitted_by",
                table: "evidence",
                column: "submitted_by");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_steps_by_id",
                table: "evidence_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_steps_item_id_position",
                table: "evidence_steps",
                columns: new[] { "item_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frameworks_catalogue_edition",
                table: "frameworks",
                columns: new[] { "catalogue", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frameworks_code",
                table: "frameworks",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frameworks_loaded_by",
                table: "frameworks",
                column: "loaded_by");

            migrationBuilder.CreateIndex(
                name: "ix_goal_steps_by_id",
                table: "goal_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_goal_steps_goal_id_position",
                table: "goal_steps",
                columns: new[] { "goal_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goals_node_id_number",
                table: "goals",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_goals_node_id_state",
                table: "goals",
                columns: new[] { "node_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_goals_number",
                table: "goals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goals_set_by",
                table: "goals",
                column: "set_by");

            migrationBuilder.CreateIndex(
                name: "ix_huddle_entries_by_id",
                table: "huddle_entries",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_huddle_entries_huddle_id_at",
                table: "huddle_entries",
                columns: new[] { "huddle_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_huddle_series_node_id",
                table: "huddle_series",
                column: "node_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_huddle_steps_by_id",
                table: "huddle_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_huddle_steps_huddle_id_position",
                table: "huddle_steps",
                columns: new[] { "huddle_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_huddles_node_id_date",
                table: "huddles",
                columns: new[] { "node_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_need_steps_by_id",
                table: "need_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_steps_need_id_position",
                table: "need_steps",
                columns: new[] { "need_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_node_id_number",
                table: "needs",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_number",
                table: "needs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_recorded_by",
                table: "needs",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_pack_items_pack_id_position",
                table: "pack_items",
                columns: new[] { "pack_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pack_steps_by_id",
                table: "pack_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_pack_steps_pack_id_position",
                table: "pack_steps",
                columns: new[] { "pack_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_packs_built_by",
                table: "packs",
                column: "built_by");

            migrationBuilder.CreateIndex(
                name: "ix_packs_framework_id",
                table: "packs",
                column: "framework_id");

            migrationBuilder.CreateIndex(
                name: "ix_packs_frozen_by",
                table: "packs",
                column: "frozen_by");

            migrationBuilder.CreateIndex(
                name: "ix_packs_node_id_number",
                table: "packs",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_packs_number",
                table: "packs",
                column: "number",
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

            migrationBuilder.CreateIndex(
                name: "ix_requirement_result_steps_by_id",
                table: "requirement_result_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_requirement_result_steps_result_id_position",
                table: "requirement_result_steps",
                columns: new[] { "result_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_address",
                table: "requirement_results",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_challenged_by",
                table: "requirement_results",
                column: "challenged_by");

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_framework_id_node_id",
                table: "requirement_results",
                columns: new[] { "framework_id", "node_id" });

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_node_id_framework_id",
                table: "requirement_results",
                columns: new[] { "node_id", "framework_id" });

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_requirement_id_node_id",
                table: "requirement_results",
                columns: new[] { "requirement_id", "node_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requirement_results_self_assessed_by",
                table: "requirement_results",
                column: "self_assessed_by");

            migrationBuilder.CreateIndex(
                name: "ix_requirements_framework_id_code",
                table: "requirements",
                columns: new[] { "framework_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requirements_framework_id_position",
                table: "requirements",
                columns: new[] { "framework_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signal_steps_by_id",
                table: "signal_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_signal_steps_signal_id_position",
                table: "signal_steps",
                columns: new[] { "signal_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signals_node_id_number",
                table: "signals",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_signals_not_closed",
                table: "signals",
                columns: new[] { "node_id", "raised_at" },
                filter: "state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_signals_number",
                table: "signals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signals_series_id_rule_first",
                table: "signals",
                columns: new[] { "series_id", "rule", "first" },
                unique: true);

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
                name: "ix_statement_contradictions_signal_id",
                table: "statement_contradictions",
                column: "signal_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_contradictions_statement_id_signal_id",
                table: "statement_contradictions",
                columns: new[] { "statement_id", "signal_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_steps_by_id",
                table: "statement_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_steps_statement_id_position",
                table: "statement_steps",
                columns: new[] { "statement_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statements_author_id",
                table: "statements",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_statements_challenged_by",
                table: "statements",
                column: "challenged_by");

            migrationBuilder.CreateIndex(
                name: "ix_statements_node_id_state_agreed_at",
                table: "statements",
                columns: new[] { "node_id", "state", "agreed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_statements_number",
                table: "statements",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statements_renews_id",
                table: "statements",
                column: "renews_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_steps_version_id_position",
                table: "work_steps",
                columns: new[] { "version_id", "position" },
                unique: true);

            // When and with which words and priority it was raised is never changed, nor the mark taken off, whoever asks; steps stay as they are.
            migrationBuilder.Sql("""
                create function escalations_keep_first() returns trigger language plpgsql as $$
                begin
                    if (new.number, new.issue_id, new.node_id, new.situation, new.background, new.assessment, new.recommendation, new.first_priority, new.raised_by, new.raised_at, new.first_read_back_by, new.first_answer_by, new.tiers_passed)
                        is distinct from (old.number, old.issue_id, old.node_id, old.situation, old.background, old.assessment, old.recommendation, old.first_priority, old.raised_by, old.raised_at, old.first_read_back_by, old.first_answer_by, old.tiers_passed)
                        or (old.breached_at is not null and new.breached_at is distinct from old.breached_at)
                    then
                        raise exception 'what an escalation was raised with, and the mark of a time that passed, stay';
                    end if;
                    return new;
                end $$;
                create trigger escalations_stay before update on escalations
                    for each row execute function escalations_keep_first();
                create trigger escalations_stay_whole before delete on escalations
                    for each row execute function refuse_change();
                create trigger escalation_steps_stay before update or delete on escalation_steps
                    for each row execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chart_phase_steps");

            migrationBuilder.DropTable(
                name: "charters");

            migrationBuilder.DropTable(
                name: "cycle_steps");

            migrationBuilder.DropTable(
                name: "escalation_steps");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropTable(
                name: "evidence_steps");

            migrationBuilder.DropTable(
                name: "goal_steps");

            migrationBuilder.DropTable(
                name: "huddle_entries");

            migrationBuilder.DropTable(
                name: "huddle_series");

            migrationBuilder.DropTable(
                name: "huddle_steps");

            migrationBuilder.DropTable(
                name: "need_steps");

            migrationBuilder.DropTable(
                name: "pack_files");

            migrationBuilder.DropTable(
                name: "pack_items");

            migrationBuilder.DropTable(
                name: "pack_steps");

            migrationBuilder.DropTable(
                name: "predictions");

            migrationBuilder.DropTable(
                name: "project_steps");

            migrationBuilder.DropTable(
                name: "requirement_result_steps");

            migrationBuilder.DropTable(
                name: "signal_steps");

            migrationBuilder.DropTable(
                name: "standard_version_steps");

            migrationBuilder.DropTable(
                name: "statement_contradictions");

            migrationBuilder.DropTable(
                name: "statement_steps");

            migrationBuilder.DropTable(
                name: "work_steps");

            migrationBuilder.DropTable(
                name: "chart_phases");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "huddles");

            migrationBuilder.DropTable(
                name: "needs");

            migrationBuilder.DropTable(
                name: "packs");

            migrationBuilder.DropTable(
                name: "cycles");

            migrationBuilder.DropTable(
                name: "requirement_results");

            migrationBuilder.DropTable(
                name: "signals");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "standard_versions");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "requirements");

            migrationBuilder.DropTable(
                name: "standards");

            migrationBuilder.DropTable(
                name: "frameworks");

            migrationBuilder.Sql("drop function escalations_keep_first()");
        }
    }
}
