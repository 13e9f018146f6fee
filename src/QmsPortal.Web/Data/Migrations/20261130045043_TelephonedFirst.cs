using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TelephonedFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "telephoned",
                table: "escalations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "went_to_id",
                table: "escalation_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_escalation_steps_went_to_id",
                table: "escalation_steps",
                column: "went_to_id");

            migrationBuilder.AddForeignKey(
                name: "fk_escalation_steps_org_node_went_to_id",
                table: "escalation_steps",
                column: "went_to_id",
                principalTable: "org_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Whether anybody telephoned first belongs to what it was raised with.
            migrationBuilder.Sql("""
                create or replace function escalations_keep_first() returns trigger language plpgsql as $$
                begin
                    if (new.number, new.issue_id, new.node_id, new.situation, new.background, new.assessment, new.recommendation, new.first_priority, new.raised_by, new.raised_at, new.first_read_back_by, new.first_answer_by, new.tiers_passed, new.telephoned)
                        is distinct from (old.number, old.issue_id, old.node_id, old.situation, old.background, old.assessment, old.recommendation, old.first_priority, old.raised_by, old.raised_at, old.first_read_back_by, old.first_answer_by, old.tiers_passed, old.telephoned)
                        or (old.breached_at is not null and new.breached_at is distinct from old.breached_at)
                    then
                        raise exception 'what an escalation was raised with, and the mark of a time that passed, stay';
                    end if;
                    return new;
                end $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create or replace function escalations_keep_first() returns trigger language plpgsql as $$
                begin
                    if (new.number, new.issue_id, new.node_id, new.situation, new.background, new.assessment, new.recommendation, new.first_priority, new.raised_by, new.raised_at, new.first_read_back_by, new.first_answer_by, new.tiers_passed)
                        is distinct from (old.number, old.issue_id, old.node_id, old.situation, old.background, old.assessment, old.recommendation, old.first_priority, old.raised_by, old.raised_at, old.first_read_back_by, old.first_answer_by, old.tiers_passed)
                        or (old.breached_at is not null and new.breached_at is distinct from old.breached_at)
                    then
                        raise exception 'what an escalation was raised with, and the mark of a time that passed, stay';
                    end if;
                    return new;
                end $$;
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_escalation_steps_org_node_went_to_id",
                table: "escalation_steps");

            migrationBuilder.DropIndex(
                name: "ix_escalation_steps_went_to_id",
                table: "escalation_steps");

            migrationBuilder.DropColumn(
                name: "telephoned",
                table: "escalations");

            migrationBuilder.DropColumn(
                name: "went_to_id",
                table: "escalation_steps");
        }
    }
}
