using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class WhenARecordLastChanged : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_thread_nodes_node_id_kind",
                table: "thread_nodes");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "thread_nodes",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            // What stands already: the history knows, and where it does not, the id holds when the record was made.
            migrationBuilder.Sql("update thread_nodes set changed_at = coalesce((select max(audit_entries.at) from audit_entries where audit_entries.record_id = thread_nodes.id), to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0))");

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_node_id_kind_changed_at",
                table: "thread_nodes",
                columns: new[] { "node_id", "kind", "changed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_thread_nodes_node_id_kind_changed_at",
                table: "thread_nodes");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "thread_nodes");

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_node_id_kind",
                table: "thread_nodes",
                columns: new[] { "node_id", "kind" });
        }
    }
}
