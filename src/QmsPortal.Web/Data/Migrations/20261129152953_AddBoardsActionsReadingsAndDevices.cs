using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddBoardsActionsReadingsAndDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_standard_versions_one_being_written",
                table: "standard_versions");

            migrationBuilder.CreateSequence<int>(
                name: "action_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "concern_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "pulse_numbers",
                startValue: 1001L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "review_overdue_since",
                table: "standards",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "look_again_by",
                table: "standard_versions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "trial_cycle_id",
                table: "standard_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "trial_node_id",
                table: "standard_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "standard_version_steps",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "agenda_lines",
                table: "huddles",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "leader",
                table: "huddles",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "led_by_rota",
                table: "huddles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "agenda_lines",
                table: "huddle_series",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "leader",
                table: "huddle_series",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "led_by_rota",
                table: "huddle_series",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_by = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<DateOnly>(type: "date", nullable: false),
                    moves = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    check_after_weeks = table.Column<int>(type: "integer", nullable: false),
                    check_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_actions_issue_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_actions_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_actions_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_actions_thread_nodes_id",
                        column: x => x.id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_attachments_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_person_withdrawn_by",
                        column: x => x.withdrawn_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_thread_nodes_record_id",
                        column: x => x.record_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "boards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tiles = table.Column<string[]>(type: "text[]", nullable: false),
                    face = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boards", x => x.id);
                    table.ForeignKey(
                        name: "fk_boards_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "coaching_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coached_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    next = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shown_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coaching_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_coaching_notes_person_coached_id",
                        column: x => x.coached_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_notes_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coaching_notes_person_shown_to_id",
                        column: x => x.shown_to_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: true),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => x.id);
                    table.ForeignKey(
                        name: "fk_concerns_person_raised_by",
                        column: x => x.raised_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    offered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    code_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_devices_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_devices_person_offered_by",
                        column: x => x.offered_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_devices_person_revoked_by",
                        column: x => x.revoked_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "huddle_presences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    huddle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_huddle_presences", x => x.id);
                    table.ForeignKey(
                        name: "fk_huddle_presences_huddles_huddle_id",
                        column: x => x.huddle_id,
                        principalTable: "huddles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_huddle_presences_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pulses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    questions = table.Column<string[]>(type: "text[]", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_shown = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pulses", x => x.id);
                    table.ForeignKey(
                        name: "fk_pulses_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pulses_person_asked_by",
                        column: x => x.asked_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_readings_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_readings_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_readings_standard_version_version_id",
                        column: x => x.version_id,
                        principalTable: "standard_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_version_readers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_version_readers", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_version_readers_standard_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "standard_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tier_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    p1read_back = table.Column<int>(type: "integer", nullable: false),
                    p1answer = table.Column<int>(type: "integer", nullable: false),
                    p2read_back = table.Column<int>(type: "integer", nullable: false),
                    p2answer = table.Column<int>(type: "integer", nullable: false),
                    p3read_back = table.Column<int>(type: "integer", nullable: false),
                    p3answer = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_times", x => x.id);
                    table.ForeignKey(
                        name: "fk_tier_times_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tier_times_person_set_by",
                        column: x => x.set_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tile_pins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pinned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    pinned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tile_pins", x => x.id);
                    table.ForeignKey(
                        name: "fk_tile_pins_measure_definition_definition_id",
                        column: x => x.definition_id,
                        principalTable: "measure_definitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tile_pins_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tile_pins_person_ended_by",
                        column: x => x.ended_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tile_pins_person_pinned_by",
                        column: x => x.pinned_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "action_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    move = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_action_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_action_steps_actions_action_id",
                        column: x => x.action_id,
                        principalTable: "actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_action_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_action_steps_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachment_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_attachment_files_attachments_id",
                        column: x => x.id,
                        principalTable: "attachments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "board_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    board_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    wall = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    to = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shift = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    planned = table.Column<int>(type: "integer", nullable: true),
                    actual = table.Column<int>(type: "integer", nullable: true),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_board_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_board_notes_boards_board_id",
                        column: x => x.board_id,
                        principalTable: "boards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_board_notes_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_board_notes_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_board_notes_person_ended_by",
                        column: x => x.ended_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_board_notes_standard_standard_id",
                        column: x => x.standard_id,
                        principalTable: "standards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "board_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    board_id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tile = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_board_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_board_steps_boards_board_id",
                        column: x => x.board_id,
                        principalTable: "boards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_board_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concern_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concern_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_concern_steps_concerns_concern_id",
                        column: x => x.concern_id,
                        principalTable: "concerns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_concern_steps_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pulse_marks",
                columns: table => new
                {
                    pulse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pulse_marks", x => new { x.pulse_id, x.who });
                    table.ForeignKey(
                        name: "fk_pulse_marks_pulses_pulse_id",
                        column: x => x.pulse_id,
                        principalTable: "pulses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pulse_tallies",
                columns: table => new
                {
                    pulse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counts = table.Column<int[]>(type: "integer[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pulse_tallies", x => x.pulse_id);
                    table.ForeignKey(
                        name: "fk_pulse_tallies_pulses_pulse_id",
                        column: x => x.pulse_id,
                        principalTable: "pulses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_one_being_written",
                table: "standard_versions",
                column: "standard_id",
                unique: true,
                filter: "state in ('Draft', 'Consulting', 'Approved', 'Trial')");

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_trial_cycle_id",
                table: "standard_versions",
                column: "trial_cycle_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_trial_node_id",
                table: "standard_versions",
                column: "trial_node_id");

            migrationBuilder.CreateIndex(
                name: "ix_action_steps_action_id_position",
                table: "action_steps",
                columns: new[] { "action_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_action_steps_by_id",
                table: "action_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_action_steps_owner_id",
                table: "action_steps",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_actions_issue_id",
                table: "actions",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_actions_node_id_state_by",
                table: "actions",
                columns: new[] { "node_id", "state", "by" });

            migrationBuilder.CreateIndex(
                name: "ix_actions_number",
                table: "actions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_actions_owner_id_state",
                table: "actions",
                columns: new[] { "owner_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_by_id",
                table: "attachments",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_node_id",
                table: "attachments",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_record_id",
                table: "attachments",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_withdrawn_by",
                table: "attachments",
                column: "withdrawn_by");

            migrationBuilder.CreateIndex(
                name: "ix_board_notes_board_id_at",
                table: "board_notes",
                columns: new[] { "board_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_board_notes_by_id",
                table: "board_notes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_board_notes_ended_by",
                table: "board_notes",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_board_notes_node_id",
                table: "board_notes",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_board_notes_standard_id",
                table: "board_notes",
                column: "standard_id");

            migrationBuilder.CreateIndex(
                name: "ix_board_steps_board_id_at",
                table: "board_steps",
                columns: new[] { "board_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_board_steps_by_id",
                table: "board_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_boards_node_id",
                table: "boards",
                column: "node_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coaching_notes_coached_id",
                table: "coaching_notes",
                column: "coached_id");

            migrationBuilder.CreateIndex(
                name: "ix_coaching_notes_owner_id_on",
                table: "coaching_notes",
                columns: new[] { "owner_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_coaching_notes_shown_to_id",
                table: "coaching_notes",
                column: "shown_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_concern_steps_by_id",
                table: "concern_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_concern_steps_concern_id_position",
                table: "concern_steps",
                columns: new[] { "concern_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concerns_code_hash",
                table: "concerns",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concerns_number",
                table: "concerns",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concerns_raised_by",
                table: "concerns",
                column: "raised_by");

            migrationBuilder.CreateIndex(
                name: "ix_devices_code",
                table: "devices",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_devices_node_id",
                table: "devices",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_devices_offered_by",
                table: "devices",
                column: "offered_by");

            migrationBuilder.CreateIndex(
                name: "ix_devices_revoked_by",
                table: "devices",
                column: "revoked_by");

            migrationBuilder.CreateIndex(
                name: "ix_devices_secret_hash",
                table: "devices",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_huddle_presences_by_id",
                table: "huddle_presences",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_huddle_presences_huddle_id_at",
                table: "huddle_presences",
                columns: new[] { "huddle_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_pulses_asked_by",
                table: "pulses",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_pulses_node_id_number",
                table: "pulses",
                columns: new[] { "node_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_pulses_number",
                table: "pulses",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_readings_node_id",
                table: "standard_readings",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_readings_person_id",
                table: "standard_readings",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_readings_version_id_person_id",
                table: "standard_readings",
                columns: new[] { "version_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_version_readers_version_id_role",
                table: "standard_version_readers",
                columns: new[] { "version_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tier_times_node_id_at",
                table: "tier_times",
                columns: new[] { "node_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_tier_times_set_by",
                table: "tier_times",
                column: "set_by");

            migrationBuilder.CreateIndex(
                name: "ix_tile_pins_definition_id",
                table: "tile_pins",
                column: "definition_id");

            migrationBuilder.CreateIndex(
                name: "ix_tile_pins_ended_by",
                table: "tile_pins",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_tile_pins_node_id_definition_id",
                table: "tile_pins",
                columns: new[] { "node_id", "definition_id" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_tile_pins_pinned_by",
                table: "tile_pins",
                column: "pinned_by");

            migrationBuilder.AddForeignKey(
                name: "fk_standard_versions_org_node_trial_node_id",
                table: "standard_versions",
                column: "trial_node_id",
                principalTable: "org_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_standard_versions_thread_nodes_trial_cycle_id",
                table: "standard_versions",
                column: "trial_cycle_id",
                principalTable: "thread_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_standard_versions_org_node_trial_node_id",
                table: "standard_versions");

            migrationBuilder.DropForeignKey(
                name: "fk_standard_versions_thread_nodes_trial_cycle_id",
                table: "standard_versions");

            migrationBuilder.DropTable(
                name: "action_steps");

            migrationBuilder.DropTable(
                name: "attachment_files");

            migrationBuilder.DropTable(
                name: "board_notes");

            migrationBuilder.DropTable(
                name: "board_steps");

            migrationBuilder.DropTable(
                name: "coaching_notes");

            migrationBuilder.DropTable(
                name: "concern_steps");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "huddle_presences");

            migrationBuilder.DropTable(
                name: "pulse_marks");

            migrationBuilder.DropTable(
                name: "pulse_tallies");

            migrationBuilder.DropTable(
                name: "standard_readings");

            migrationBuilder.DropTable(
                name: "standard_version_readers");

            migrationBuilder.DropTable(
                name: "tier_times");

            migrationBuilder.DropTable(
                name: "tile_pins");

            migrationBuilder.DropTable(
                name: "actions");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "boards");

            migrationBuilder.DropTable(
                name: "concerns");

            migrationBuilder.DropTable(
                name: "pulses");

            migrationBuilder.DropIndex(
                name: "ix_standard_versions_one_being_written",
                table: "standard_versions");

            migrationBuilder.DropIndex(
                name: "ix_standard_versions_trial_cycle_id",
                table: "standard_versions");

            migrationBuilder.DropIndex(
                name: "ix_standard_versions_trial_node_id",
                table: "standard_versions");

            migrationBuilder.DropColumn(
                name: "review_overdue_since",
                table: "standards");

            migrationBuilder.DropColumn(
                name: "look_again_by",
                table: "standard_versions");

            migrationBuilder.DropColumn(
                name: "trial_cycle_id",
                table: "standard_versions");

            migrationBuilder.DropColumn(
                name: "trial_node_id",
                table: "standard_versions");

            migrationBuilder.DropColumn(
                name: "agenda_lines",
                table: "huddles");

            migrationBuilder.DropColumn(
                name: "leader",
                table: "huddles");

            migrationBuilder.DropColumn(
                name: "led_by_rota",
                table: "huddles");

            migrationBuilder.DropColumn(
                name: "agenda_lines",
                table: "huddle_series");

            migrationBuilder.DropColumn(
                name: "leader",
                table: "huddle_series");

            migrationBuilder.DropColumn(
                name: "led_by_rota",
                table: "huddle_series");

            migrationBuilder.DropSequence(
                name: "action_numbers");

            migrationBuilder.DropSequence(
                name: "concern_numbers");

            migrationBuilder.DropSequence(
                name: "pulse_numbers");

            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "standard_version_steps",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_versions_one_being_written",
                table: "standard_versions",
                column: "standard_id",
                unique: true,
                filter: "state in ('Draft', 'Consulting', 'Approved')");
        }
    }
}
