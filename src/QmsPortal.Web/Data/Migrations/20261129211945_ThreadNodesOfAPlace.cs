using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ThreadNodesOfAPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_thread_nodes_node_id",
                table: "thread_nodes");

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_node_id_kind",
                table: "thread_nodes",
                columns: new[] { "node_id", "kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_thread_nodes_node_id_kind",
                table: "thread_nodes");

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_node_id",
                table: "thread_nodes",
                column: "node_id");
        }
    }
}
