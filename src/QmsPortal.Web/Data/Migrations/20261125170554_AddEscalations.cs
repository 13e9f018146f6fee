using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddEscalations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "escalation_steps");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.Sql("drop function escalations_keep_first()");
        }
    }
}
