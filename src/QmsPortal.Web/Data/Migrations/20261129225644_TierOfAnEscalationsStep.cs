using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TierOfAnEscalationsStep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "tier_id",
                table: "escalation_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_escalation_steps_tier_id",
                table: "escalation_steps",
                column: "tier_id");

            migrationBuilder.AddForeignKey(
                name: "fk_escalation_steps_org_node_tier_id",
                table: "escalation_steps",
                column: "tier_id",
                principalTable: "org_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_escalation_steps_org_node_tier_id",
                table: "escalation_steps");

            migrationBuilder.DropIndex(
                name: "ix_escalation_steps_tier_id",
                table: "escalation_steps");

            migrationBuilder.DropColumn(
                name: "tier_id",
                table: "escalation_steps");
        }
    }
}
